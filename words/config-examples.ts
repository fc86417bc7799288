import type { ConfigProblem, FieldProblem } from '../messages/config-problems.ts';

/**
 * What a configuration looks like, in no language: the file for real money with all that it
 * needs. Tests hold it to what the till accepts.
 */
export const EXAMPLE_FILE = `{
  "mode": "live",
  "store": { "id": "store-1", "name": "Café Louise", "mcc": "5814", "region": "FR" },
  "merchant": { "id": "merchant-1", "name": "Louise SARL", "mcc": "5814" },
  "terminalId": "till-2",
  "currency": "EUR",
  "zone": "Europe/Paris",
  "cutOff": "04:00",
  "languages": ["en", "fr"],
  "acquirer": {
    "profile": "ams",
    "url": "https://open-de-global.alipay.com",
    "clientId": "5J0000000000000",
    "keyVersion": 1,
    "privateKeyFile": "merchant-private-key.pem",
    "publicKeyFiles": ["acquirer-public-key.pem"],
    "settlementCurrency": "EUR",
    "notifyUrl": "https://shop.example/notify"
  },
  "scanners": { "serial": [{ "path": "/dev/ttyACM0", "baudRate": 9600 }] }
}`;

/** Fields that most files leave out. */
const OPTIONAL: Readonly<Record<string, unknown>> = {
  dataDir: '/var/lib/countercode',
  'acquirer.agentTokenFile': 'agent-token.txt',
  'acquirer.caFile': 'authority.pem',
  'acquirer.families': ['alipayPlus', 'alipay'],
  printer: { host: '192.168.1.20' },
  'printer.host': '192.168.1.20',
  'printer.port': 9100,
  'printer.serial': { path: '/dev/ttyUSB0' },
  'printer.serial.path': '/dev/ttyUSB0',
  'printer.baudRate': 38_400,
  'printer.device': '/dev/usb/lp0',
  'printer.columns': 48,
  'printer.widthDots': 576,
  'printer.codePages': [{ number: 0, name: 'cp437' }],
  'printer.cut': 'partial',
  'printer.drawer': 'pin2',
  'printer.prints': 'asked',
  'printer.opensDrawerOn': { paidOtherwise: true },
  'printer.opensDrawerOn.paidOtherwise': true,
  brandFile: 'brand.png',
  limits: { largestSaleMinor: 1_000_000, refundWithoutPinMinor: 0 },
  'limits.largestSaleMinor': 1_000_000,
  'limits.refundWithoutPinMinor': 2_000,
};

/** Where what is right for the field depends on what was wrong with it. */
const ofProblem: { readonly [Problem in ConfigProblem]?: unknown } = {
  notLoopback: 'http://127.0.0.1:8080',
  liveIdInSimulation: 'SANDBOX_5J0000000000000',
};

/**
 * The line that could stand in the file instead, for example `"currency": "EUR"`; null: none
 * would help. Of a list, the whole list.
 */
export function exampleLine({ field, problem }: FieldProblem): string | null {
  if (problem === 'unknownField') return null;
  const path = field.split('.').filter((key) => !/^\d+$/.test(key));
  const value =
    ofProblem[problem] ??
    OPTIONAL[path.join('.')] ??
    path.reduce<unknown>((at, key) => Object(at)[key], JSON.parse(EXAMPLE_FILE));
  const key = path.at(-1);
  if (value === undefined || key === undefined || key === '') return null;
  return `"${key}": ${onOneLine(value)}`;
}

function onOneLine(value: unknown): string {
  return JSON.stringify(value, null, 1)
    .replaceAll(/(?<=\[)\n\s*|\n\s*(?=\])/g, '')
    .replaceAll(/\n\s*/g, ' ');
}
