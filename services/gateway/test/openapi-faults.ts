/** What is wrong with an OpenAPI 3.1 document, in words; nothing when it can be relied on. For tests. */
export function faultsOf(document: unknown): string[] {
  const faults: string[] = [];
  const at = (path: readonly string[]): unknown =>
    path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document);
  const operationIds = new Set<string>();

  const walk = (value: unknown, where: string): void => {
    if (Array.isArray(value)) {
      for (const [index, inner] of value.entries()) walk(inner, `${where}/${index}`);
      return;
    }
    if (!isObject(value)) return;
    const { $ref } = value;
    if (typeof $ref === 'string') {
      const path = $ref
        .slice(2)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
      if (!$ref.startsWith('#/') || at(path) === undefined) faults.push(`${where}: ${$ref} leads nowhere`);
    }
    for (const [key, inner] of Object.entries(value)) walk(inner, `${where}/${key}`);
  };

  if (!isObject(document)) return ['not an object'];
  if (!String(document.openapi).startsWith('3.1.')) faults.push('openapi is not 3.1');
  if (!isObject(document.info) || !document.info.title || !document.info.version)
    faults.push('info lacks title or version');
  if (!isObject(document.paths)) return [...faults, 'no paths'];
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith('/')) faults.push(`${path} does not begin with a slash`);
    if (!isObject(item)) continue;
    for (const [method, operation] of Object.entries(item)) {
      const where = `${method} ${path}`;
      if (!/^(get|post|patch|put|delete)$/.test(method) || !isObject(operation)) {
        faults.push(`${where} is not an operation`);
        continue;
      }
      faults.push(...operationFaults(where, path, operation));
      const id = String(operation.operationId);
      if (operationIds.has(id)) faults.push(`${where}: operationId ${id} is taken`);
      operationIds.add(id);
      for (const requirement of Array.isArray(operation.security) ? operation.security : []) {
        for (const scheme of Object.keys(requirement)) {
          if (!at(['components', 'securitySchemes', scheme])) faults.push(`${where}: no security scheme ${scheme}`);
        }
      }
    }
  }
  walk(document, '#');
  return faults;
}

function operationFaults(where: string, path: string, operation: Record<string, unknown>): string[] {
  const faults: string[] = [];
  if (typeof operation.operationId !== 'string') faults.push(`${where} has no operationId`);
  const responses = isObject(operation.responses) ? Object.entries(operation.responses) : [];
  if (responses.length === 0) faults.push(`${where} has no responses`);
  for (const [status, response] of responses) {
    if (!/^(\d{3}|default)$/.test(status)) faults.push(`${where}: ${status} is not a status`);
    if (isObject(response) && typeof response.$ref === 'string') continue;
    if (!isObject(response) || typeof response.description !== 'string')
      faults.push(`${where} ${status} lacks a description`);
  }
  const parameters = Array.isArray(operation.parameters) ? operation.parameters.filter(isObject) : [];
  const named = parameters.filter(({ in: place }) => place === 'path').map(({ name }) => String(name));
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
  if (named.toSorted().join() !== inPath.toSorted().join()) {
    faults.push(`${where}: the path names ${inPath.join()}, the parameters ${named.join()}`);
  }
  for (const { name, in: place, required, schema } of parameters) {
    if (!isObject(schema)) faults.push(`${where}: parameter ${name} has no schema`);
    if (place === 'path' && required !== true) faults.push(`${where}: path parameter ${name} is not required`);
  }
  return faults;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
