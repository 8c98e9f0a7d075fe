// An organisation's own sign-in page, played by a real provider (OpenID Connect) on a free loopback port.
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const SECRET = 'a secret of this run only';
const COUNCIL = 'council';

/** Who can sign in there, by the name they type. */
const PEOPLE = {
  noor: { oid: 'noor-unchanging', tid: COUNCIL, email: 'noor@example.org', name: 'Noor Demo', groups: ['workers'] },
  ines: { oid: 'ines-unchanging', tid: COUNCIL, email: 'ines@example.org', name: 'Ines Demo', groups: ['workers'] },
  omar: { oid: 'omar-unchanging', tid: COUNCIL, email: 'omar@example.org', name: 'Omar Demo', groups: ['gardeners'] },
  elsa: { oid: 'elsa-unchanging', tid: 'elsewhere', email: 'elsa@example.org', name: 'Elsa Demo', groups: ['workers'] },
  late: { oid: 'late-unchanging', tid: COUNCIL, email: 'late@example.org', name: 'Late Demo', groups: ['workers'] },
};

/** Who is let in at Hearth, and as what. */
const DOORS = `tenants = ['${COUNCIL}']
[[group]]
id = 'workers'
role = 'practitioner'
team = 'family-support-south'
tier = 'regular'
`;

const TYPED = '<!doctype html><title>Sign in</title><form method="post"><input id="who" name="who"><button>Sign in</button></form>';

/** Begins one that knows Hearth at that address. */
export async function startProvider(base) {
  // Its notes about keys, stores and pages made for trials are of no use here.
  const { info, warn } = console;
  Object.assign(console, { info: () => {}, warn: () => {} });
  const { default: Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const people = structuredClone(PEOPLE);
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'hearth',
      client_secret: SECRET,
      redirect_uris: [`${base}/sign-in/on/back`],
      grant_types: ['authorization_code', 'refresh_token'],
      backchannel_logout_uri: `${base}/sign-in/on/logout`,
      backchannel_logout_session_required: true,
    }],
    claims: { openid: ['sub', 'tid', 'oid', 'groups', 'sid'], email: ['email'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: [SECRET] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    ttl: {
      IdToken: (_, { available }) => (available.name === 'Late Demo' ? -60 : 300),
      AccessToken: 300, RefreshToken: 3600, Grant: 3600, Session: 3600, Interaction: 600,
    },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile offline_access');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return handle(request, response);
    if (request.method === 'GET') return response.setHeader('content-type', 'text/html').end(TYPED);
    let body = '';
    for await (const part of request) body += part;
    const login = { accountId: new URLSearchParams(body).get('who') };
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  });
  return {
    issuer,
    doors: DOORS,
    settings: `issuer = '${issuer}'\nclient_id = 'hearth'\nclient_secret = '${SECRET}'\ninside = true\nrecheck_minutes = 0\n`,
    /** Somebody leaves the organisation. */
    leaves: (who) => { delete people[who]; },
    /** Until the provider has told Hearth what it has to tell. */
    settled: () => pause(500),
    stop: () => new Promise((resolve) => {
      Object.assign(console, { info, warn });
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
