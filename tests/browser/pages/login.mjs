export class LoginPage {
  constructor(page) {
    this.page = page;
    this.user = page.getByLabel('用户名');
    this.password = page.getByLabel('密码');
    this.submit = page.getByRole('button', { name: '登录' });
    this.wrong = page.getByRole('alert');
  }
  async open() {
    await this.page.goto('/login');
    await this.user.waitFor();
  }
  async enter(user, password) {
    await this.open();
    await this.user.fill(user);
    await this.password.fill(password);
    await this.submit.click();
    await this.page.waitForURL(/\/(inbox|me)/);
  }
}
