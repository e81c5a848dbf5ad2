/**
 * This package is an ES module that a CommonJS one requires. Node can do that from 20.19 on, jest's own loader from
 * Node 24.9 on only: so it is taken from Node.
 */
module.exports = process.getBuiltinModule('node:module').createRequire(__filename)('content-disposition');
