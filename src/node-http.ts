/**
 * Node's HTTP module without what an `import` of it costs: that looks at every export, and one of them is a getter that loads the
 * whole WebSocket client, a tenth of a start.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');
