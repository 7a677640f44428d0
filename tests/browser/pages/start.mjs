import { FormSheet } from './form.mjs';

export class StartPage {
  constructor(page) {
    this.page = page;
    this.form = new FormSheet(page, 'start');
    this.submit = page.getByRole('button', { name: '提交申请' });
    this.draft = page.getByText(/草稿已于 \d\d:\d\d 自动保存/);
  }
  async open(title) {
    await this.page.goto('/new');
    await this.page.getByRole('link', { name: `填写：${title}` }).click();
    await this.submit.waitFor();
  }
  async send() {
    await this.submit.click();
    await this.page.waitForURL(/\/cases\//);
  }
}
