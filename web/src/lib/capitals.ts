// Money as the capitals 大写 that Chinese offices write beside the figures, and the figures themselves.
// Pure; the amount is a decimal text in yuan, never a floating number.

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];
const AMOUNT = /^(\d{1,16})(?:\.(\d{1,2}))?$/;

function groupInWords(group: number): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    words += (gap ? '零' : '') + DIGITS[digit] + PLACES[place];
    gap = false;
  }
  return words;
}

function yuanInWords(yuan: string): string {
  const groups = [];
  for (let end = yuan.length; end > 0; end -= 4) groups.unshift(Number(yuan.slice(Math.max(0, end - 4), end)));
  let words = '';
  let gap = false;
  groups.forEach((group, index) => {
    const name = GROUPS[groups.length - 1 - index] ?? '';
    if (group === 0) {
      gap = words !== '';
      return;
    }
    const needsZero = words !== '' && (gap || group < 1000);
    words += (needsZero ? '零' : '') + groupInWords(group) + name;
    gap = false;
  });
  return words;
}

/** Empty when the text is no amount of money with at most two decimals. */
export function inCapitals(amount: string): string {
  const parts = AMOUNT.exec(amount.trim());
  if (!parts) return '';
  const yuan = yuanInWords(parts[1] ?? '0');
  const decimals = (parts[2] ?? '').padEnd(2, '0');
  const jiao = Number(decimals[0]);
  const fen = Number(decimals[1]);
  if (!yuan && !jiao && !fen) return '零元整';
  let words = yuan ? `${yuan}元` : '';
  if (!jiao && !fen) return `${words}整`;
  if (jiao) words += `${DIGITS[jiao]}角`;
  else if (yuan) words += '零';
  return fen ? `${words}${DIGITS[fen]}分` : `${words}整`;
}

/** 1234567.5 → 1,234,567.50, without passing through a floating number. */
export function inFigures(amount: string): string {
  const parts = AMOUNT.exec(amount.trim());
  if (!parts) return amount;
  const yuan = (parts[1] ?? '0').replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${(parts[2] ?? '').padEnd(2, '0')}`;
}
