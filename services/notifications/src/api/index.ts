/** Schemas of requests, answers and events; what other services may import. */
export {};
