export function servedTypes(root: string): Promise<string>;
