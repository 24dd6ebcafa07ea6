const { Wassly } = require('./dist/nodes/Wassly/Wassly.node.js');
const { WasslyApi } = require('./dist/credentials/WasslyApi.credentials.js');

module.exports = { Wassly, WasslyApi };
