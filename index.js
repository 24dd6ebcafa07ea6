const { Wassly } = require('./dist/nodes/Wassly/Wassly.node.js');
const { WasslyTrigger } = require('./dist/nodes/WasslyTrigger/WasslyTrigger.node.js');
const { WasslyApi } = require('./dist/credentials/WasslyApi.credentials.js');
const { WasslyLoginApi } = require('./dist/credentials/WasslyLoginApi.credentials.js');

module.exports = { Wassly, WasslyTrigger, WasslyApi, WasslyLoginApi };
