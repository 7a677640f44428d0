// Writes src/api/served.ts: the shapes of the OpenAPI document that the server serves (its schemas are config/openapi/schemas.json).
// `npm run types` after a change there; a test fails when the file is old.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

export async function servedTypes(root) {
  const schemas = JSON.parse(readFileSync(`${root}/../config/openapi/schemas.json`, 'utf8'));
  const document = { openapi: '3.1.0', info: { title: 'Qianpi', version: '1' }, paths: {}, components: { schemas } };
  return `// Made by \`npm run types\` from the server's OpenAPI document. Not edited by hand.\n${astToString(await openapiTS(document))}`;
}

if (process.argv[1]?.endsWith('served.mjs')) writeFileSync('src/api/served.ts', await servedTypes(process.cwd()));
