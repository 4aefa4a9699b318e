export { type Api, ApiError, type ApiIssue, type ApiProblem, type ApiSettings, createApi } from './http.ts';
export { cleanText } from './import/clean.ts';
export { RejectionReport } from './import/report.ts';
export { type ImportOptions, type ImportProgress, importFile } from './import/run.ts';
export { mappingOf } from './import/source/index.ts';
export type { Mapping } from './import/source/mapping.ts';
