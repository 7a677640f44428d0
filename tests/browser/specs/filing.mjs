// Files an application over the API, for specs whose subject is something else than the form.
import { photo, pdf } from '../files.mjs';
import { randomUUID } from 'node:crypto';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheckDigit = (digits) => digits + '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11];
let made = 0;

async function send(page, csrf, path, options) {
  const headers = { 'X-CSRF-Token': csrf, 'Idempotency-Key': randomUUID(), ...options.headers };
  const answer = await page.request.post(`/api/v1${path}`, { ...options, headers });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** The number of the case, which stands at the truth check: without an employer the first step is skipped. */
export async function fileApplication(office, { name, user }) {
  const page = await office.as(user);
  const { csrf } = await (await page.request.get('/api/v1/session')).json();
  const upload = (file, field) => send(page, csrf, `/attachments?name=${encodeURIComponent(file.name)}&field=${field}`, { headers: { 'Content-Type': file.mimeType }, data: file.buffer });
  made += 1;
  const data = {
    filled_on: '2026-03-02', name, sex: '男', birth_date: '1972-08-15', photo: await upload(photo(), 'photo'), political_status: '群众', mobile: '13803530012',
    id_number: withCheckDigit(`1403021972081500${made * 2 - 1}`.slice(0, 17)), employment: 'retired', school: '太原理工大学', education: 'bachelor',
    professional_title: '高级工程师', title_level: 'senior', major: '安全工程', industry: '煤矿', profession: '4.3', years_in_trade: 20, resume: '从事煤矿安全工作二十年。',
    achievements: '编制安全规程。', applicant_signature: name, pledge: '', id_copy: [await upload(pdf('身份证.pdf'), 'id_copy')], certificates: [await upload(pdf('证书.pdf'), 'certificates')],
  };
  const start = await (await page.request.get('/api/v1/workflows/yangquan/enrolment/start')).json();
  data.pledge = start.form.fields.find((field) => field.name === 'pledge').text;
  return (await send(page, csrf, '/cases', { data: { package: 'yangquan', workflow: 'enrolment', data } })).case;
}
