import { FormSheet } from './form.mjs';

export class CasePage {
  constructor(page) {
    this.page = page;
    this.opinion = page.getByLabel('办理意见', { exact: true });
    this.now = page.getByRole('button', { name: '立即提交' });
    this.undo = page.getByRole('button', { name: '撤销' });
    this.said = page.getByRole('status', { name: '提示信息' });
    this.dialog = page.getByRole('dialog');
    this.beside = new FormSheet(page, 'beside');
  }
  async open(id) {
    await this.page.goto(`/cases/${id}`);
    await this.page.getByRole('tablist').waitFor();
  }
  id() {
    return /\/cases\/([^/?]+)/.exec(this.page.url())[1];
  }
  form(name) {
    return new FormSheet(this.page, `case-${name}`);
  }
  tab(title) {
    return this.page.getByRole('tab', { name: title });
  }
  verb(title) {
    return this.page.getByRole('main').getByRole('button', { name: title, exact: true });
  }
  /** A verb, whether it stands as a button or under "more". */
  async take(title) {
    await this.page.getByRole('main').getByRole('region', { name: '办理', exact: true }).or(this.dialog).first().waitFor();
    if (await this.verb(title).count()) return this.verb(title).click();
    await this.page.getByRole('button', { name: '更多操作' }).click();
    await this.page.getByRole('menuitem', { name: title }).click();
  }
  /** Takes it and does not wait five seconds; answers when the server has. */
  async decide(title, opinion = '') {
    if (opinion) await this.opinion.fill(opinion);
    await this.take(title);
    await this.send();
  }
  async send() {
    const answered = this.page.waitForResponse((response) => response.request().method() === 'POST' && /\/(decide|return)$/.test(response.url()));
    await this.now.click();
    const response = await answered;
    if (!response.ok()) throw new Error(`${response.status()} ${await response.text()}`);
    await this.said.getByText('已办理').first().waitFor();
  }
  pickWaiting(words) {
    return this.page.getByRole('checkbox', { name: new RegExp(`选择“.*${words}.*”`) }).check();
  }
  allAgree(title) {
    return this.page.getByRole('button', { name: `全部${title}` }).click();
  }
}
