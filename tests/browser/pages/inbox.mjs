export class InboxPage {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: '待办事项' });
    this.keyword = page.getByLabel('关键词');
    this.search = page.getByRole('button', { name: '查询' });
  }
  async open(box = 'todo') {
    await this.page.goto(`/inbox/${box}`);
    await this.heading.waitFor();
  }
  /** The row of a step, found by words of its title and the title of its step. */
  row(...words) {
    return words.reduce((rows, word) => rows.filter({ hasText: word }), this.page.locator('main tbody tr, main ul.cards > li'));
  }
  async act(...words) {
    await this.open();
    await this.row(...words).first().locator('[data-row]').click();
    await this.page.waitForURL(/\/cases\//);
  }
}
