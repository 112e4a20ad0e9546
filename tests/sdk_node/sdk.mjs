// OpenAI's own Node client, as it is, against an instance: every call that it has, and what each refusal becomes.
import OpenAI, { toFile } from 'openai';

const [baseURL, apiKey] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 1, timeout: 60_000 });
const said = {};

async function done(id) {
  for (;;) {
    const video = await client.videos.retrieve(id);
    if (video.status === 'completed' || video.status === 'failed') return video;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function refused(call) {
  try {
    await call();
  } catch (error) {
    return [error.constructor.name, error.status, error.code, error.param, Boolean(error.requestID)];
  }
  return null;
}

const small = { size: '256x448', seconds: '1' };
const first = await client.videos.create({ prompt: 'a fox in the snow', model: 'sora-2', ...small });
said.created = first.status;
const fox = await done(first.id);
said.completed = [fox.status, fox.progress, fox.size, fox.seconds, fox.error];

const film = await client.videos.downloadContent(fox.id);
const bytes = Buffer.from(await film.arrayBuffer());
said.film = [film.headers.get('content-type'), bytes.subarray(4, 8).toString()];
const streamed = await client.videos.downloadContent(fox.id);
let length = 0;
for await (const chunk of streamed.body) length += chunk.length;
said.isStreamedWhole = length === bytes.length;
said.thumbnail = (await client.videos.downloadContent(fox.id, { variant: 'thumbnail' })).headers.get('content-type');
said.sheet = (await client.videos.downloadContent(fox.id, { variant: 'spritesheet' })).headers.get('content-type');

const remix = await client.videos.remix(fox.id, { prompt: 'make it night' });
said.remix = remix.remixed_from_video_id === fox.id;
const edit = await client.videos.edit({ prompt: 'in the rain', video: { id: fox.id } });
said.edit = edit.remixed_from_video_id === fox.id;
const upload = await toFile(bytes, 'fox.mp4', { type: 'video/mp4' });
const more = await client.videos.extend({ prompt: 'it runs off', seconds: '4', video: upload });
said.extend = [more.seconds, more.sora_reflex.parent_id === fox.id];

const ids = [];
for await (const video of client.videos.list({ limit: 2, order: 'asc' })) ids.push(video.id);
said.list = ids.length === 4 && ids[0] === fox.id;
said.models = (await client.models.list()).data.map((model) => model.id);

const deleted = await client.videos.delete(more.id);
said.deleted = [deleted.deleted, deleted.object];
said.gone = await refused(() => client.videos.retrieve(more.id));
said.wrongKey = await refused(() => new OpenAI({ baseURL, apiKey: 'sk-nobody' }).videos.list());
said.bad = await refused(() => client.videos.create({ prompt: 'a fox', seconds: 'soon' }));
said.picture = await refused(() =>
  client.videos.create({ prompt: 'a fox', input_reference: { image_url: 'ftp://127.0.0.1/fox.png' } }),
);
said.noCharacters = await refused(async () =>
  client.videos.createCharacter({ name: 'Fox', video: await toFile(bytes, 'fox.mp4') }),
);
process.stdout.write(JSON.stringify(said));
