// OpenAI's own Node client reads what a webhook got: as it came, and with a blank more.
import OpenAI from 'openai';

const client = new OpenAI({ apiKey: 'none' });
const said = [];
for (const { body, headers, secret } of JSON.parse(process.argv[2])) {
  const event = await client.webhooks.unwrap(body, headers, secret);
  const refusal = await client.webhooks.unwrap(`${body} `, headers, secret).catch((error) => error.constructor.name);
  said.push([event.type, event.data.id, event.id === headers['webhook-id'], refusal]);
}
process.stdout.write(JSON.stringify(said));
