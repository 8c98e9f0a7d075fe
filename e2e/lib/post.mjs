// A real mail server on a free loopback port: what arrives is kept, to be read by those it was sent to.
import { SMTPServer } from 'smtp-server';

const ARRIVES_WITHIN = 15_000;

export async function startPost() {
  const arrived = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, text });
        done();
      });
    },
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    /** Every mail to that address so far, waiting for the first. */
    to: async (address) => {
      const until = Date.now() + ARRIVES_WITHIN;
      for (;;) {
        const found = arrived.filter((mail) => mail.to === address);
        if (found.length > 0 || Date.now() > until) return found;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    /** The text of every mail so far. */
    all: () => arrived.map((mail) => mail.text),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
