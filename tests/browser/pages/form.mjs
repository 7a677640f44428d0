// A form as drawn by the page: fields by their labels.
export class FormSheet {
  constructor(page, prefix) {
    this.page = page;
    this.prefix = prefix;
    this.problems = page.getByRole('alert', { name: '问题' });
  }
  field(name) {
    return this.page.locator(`[id="${this.prefix}-${name}"]`);
  }
  /** A cell of a list; lists mark their cells with the row's number. */
  row(list, index, column) {
    return this.page.locator(`[id="${this.prefix}-${list}.${index}.${column}"]`);
  }
  async text(name, value) {
    await this.field(name).fill(value);
  }
  async date(name, value) {
    await this.field(name).fill(value);
  }
  async pick(name, title) {
    const field = this.field(name);
    if ((await field.evaluate((one) => one.tagName)) === 'SELECT') return field.selectOption({ label: title });
    return field.getByLabel(title, { exact: true }).check();
  }
  async code(name, filter, title) {
    await this.field(name).getByRole('searchbox').fill(filter);
    await this.field(name).getByLabel(title).check();
  }
  async pledge(name) {
    const words = await this.field(name).locator('blockquote').innerText();
    await this.field(name).getByRole('textbox').fill(words);
  }
  async files(name, files) {
    await this.page.locator(`[id="${this.prefix}-${name}-file"]`).setInputFiles(files);
    await this.field(name).getByText('已上传').waitFor();
  }
}
