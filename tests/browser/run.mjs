// Clicks through the real server in a real browser: node run.mjs PROGRAM [SPEC…]
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { Report } from './report.mjs';
import { startServer } from './server.mjs';
import { everyPageIsAccessible } from './specs/accessibility.mjs';
import { walkDispatch } from './specs/dispatch.mjs';
import { everyPageSpeaksEnglish } from './specs/english.mjs';
import { Office, walkEnrolment } from './specs/enrolment.mjs';
import { keyboardAlone } from './specs/keyboard.mjs';
import { papersAreShown } from './specs/papers.mjs';
import { eachRoleFindsItsWork } from './specs/roles.mjs';
import { troubles } from './specs/trouble.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = resolve(process.argv[2] ?? `${root}/build/qianpi`);
const wanted = process.argv.slice(3);
const specs = [
  ['enrolment', walkEnrolment], ['trouble', troubles], ['keyboard', keyboardAlone], ['papers', papersAreShown], ['dispatch', walkDispatch],
  ['roles', eachRoleFindsItsWork], ['english', everyPageSpeaksEnglish], ['accessibility', everyPageIsAccessible],
];

const report = new Report(resolve(root, 'out/browser'));
const server = await startServer(program, root);
const browser = await launch();
try {
  const office = new Office(browser, server);
  for (const [name, spec] of specs) if (wanted.length === 0 || wanted.includes(name)) await spec(office, report);
  await report.claim('Every request of the page is in the document that the server serves', null, async () => {
    const served = await (await fetch(`${server.base}/api/v1/openapi.json`)).json();
    const known = Object.entries(served.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => new RegExp(`^${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '[^/]+')}$`)));
    const unknown = [...office.pages.values()].flatMap((page) => [...page.asked]).filter((one) => !known.some((pattern) => pattern.test(one)));
    if (unknown.length) throw new Error([...new Set(unknown)].join('\n'));
    const kept = JSON.parse(readFileSync(resolve(root, 'config/openapi/schemas.json'), 'utf8'));
    if (JSON.stringify(kept) !== JSON.stringify(served.components.schemas)) throw new Error('the schemas served are not those that the types of the page are made from');
  });
  await report.claim('No page complained in the console', null, async () => {
    if (office.complaints().length) throw new Error(office.complaints().join('\n'));
  });
} catch (error) {
  await report.claim('The tests run to their end', null, () => Promise.reject(error));
} finally {
  await browser.close();
  await server.stop();
  const errors = server.log().split('\n').filter((line) => line.includes('request_failed'));
  if (errors.length > 0) console.log(`the server said:\n${errors.join('\n')}`);
}
process.exit(report.end() ? 0 : 1);
