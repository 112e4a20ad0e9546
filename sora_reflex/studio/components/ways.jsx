// What else than words a clip is made from: the clip that it remixes or goes on from, pictures, shots, a style, takes.
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import "./ways.css";

const TAKES = [1, 2, 3, 4];
const MOST_SHOTS = 6;
const PICTURES = "image/png,image/jpeg,image/webp";
const ENDS = [
  ["first_image", "Begins with"],
  ["last_image", "Ends with"],
];
const MOST_REFERENCES = 4;
const STRENGTHS = [
  [0.4, "Close to it"],
  [0.7, "Freely"],
  [0.9, "Far from it"],
];
const NOTHING = { engine: "", style: "", variations: 1, way: "prompt", parent: null, shots: [], pictures: {}, references: [], strength: 0.7, sound: null };

// As the server takes it: shots of equal length, pictures by their ids, and nothing that the engine has no use for.
function packed(ways, seconds, engine) {
  const can = engine.modes ?? [];
  const shots = ways.shots.map((prompt, index) => ({
    prompt,
    start: (seconds * index) / ways.shots.length,
    end: (seconds * (index + 1)) / ways.shots.length,
  }));
  const given = Object.entries(ways.pictures).filter(([end]) => can.includes(end));
  const ids = Object.fromEntries(given.map(([end, picture]) => [end, picture.id]));
  const references = can.includes("references") ? ways.references.map((picture) => picture.id) : [];
  const { variations, way, parent, sound } = ways;
  const strength = way === "remix" && engine.has_strength ? ways.strength : null;
  const style = can.includes("style") ? ways.style : "";
  return JSON.stringify({
    engine: engine.key, style, variations, way, parent: parent?.id ?? null, sound: sound?.id ?? null, shots, references, strength, ...ids,
  });
}

function Chip({ isOn, children, ...rest }) {
  return (
    <button type="button" className={`chip${isOn ? " on" : ""}`} aria-pressed={isOn} {...rest}>
      {children}
    </button>
  );
}

const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// The clip that this one starts from: it plays while its change is written.
function Parent({ way, parent, onLeave }) {
  return (
    <div className="parent">
      {parent.film ? (
        <video src={parent.film} poster={parent.thumbnail} muted autoPlay={!isCalm()} loop playsInline disableRemotePlayback />
      ) : (
        parent.thumbnail && <img src={parent.thumbnail} alt="" />
      )}
      <p className="grow">
        <span className="t12 i3">{way === "remix" ? "Remix of" : "Goes on from"}</span>
        <span className="m two-lines">{parent.title}</span>
      </p>
      <button type="button" className="ib" aria-label="Start from nothing instead" onClick={onLeave}>
        <Icon name="x" size={20} />
      </button>
    </div>
  );
}

// Whose sound the clip is to have in place of its own.
function Sound({ sound, onLeave }) {
  return (
    <div className="way-sound">
      {sound.thumbnail && <img src={sound.thumbnail} alt="" />}
      <Icon name="music" size={16} stroke={2} />
      <span className="m ell">{sound.title}</span>
      <button type="button" className="ib" aria-label="Without this sound" onClick={onLeave}>
        <Icon name="x" size={18} />
      </button>
    </div>
  );
}

async function upload(file) {
  const answer = await fetch("/uploads", { method: "POST", body: file });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? "That did not work. Try again.");
  return told;
}

// Who films it: what each can, in a line of its own.
function Engines({ engines, chosen, onChoose }) {
  return (
    <div className="engines" role="radiogroup" aria-label="Who films it">
      {engines.map((engine) => (
        <button
          key={engine.key}
          type="button"
          role="radio"
          aria-checked={engine === chosen}
          className={`engine${engine === chosen ? " on" : ""}`}
          onClick={() => onChoose(engine.key)}
        >
          <span className="m">{engine.label}</span>
          <span className="t12">{engine.note}</span>
        </button>
      ))}
    </div>
  );
}

// Up to four pictures of who or what is to appear.
function References({ references, onChange, onError }) {
  const [isBusy, setBusy] = useState(false);
  const take = async (files) => {
    setBusy(true);
    onError("");
    const added = [];
    try {
      for (const file of [...files].slice(0, MOST_REFERENCES - references.length)) added.push(await upload(file));
    } catch (error) {
      onError(error.message);
    }
    onChange([...references, ...added]);
    setBusy(false);
  };
  return (
    <div className="references">
      {references.map((picture, index) => (
        <button
          key={picture.id}
          type="button"
          className="reference"
          aria-label={`Without picture ${index + 1}`}
          onClick={() => onChange(references.filter((one) => one !== picture))}
        >
          <img src={picture.url} alt="" />
          <Icon name="x" size={14} stroke={2.4} />
        </button>
      ))}
      {references.length < MOST_REFERENCES && (
        <label className="reference-add" aria-busy={isBusy}>
          <Icon name="users" size={20} />
          <span className="t12">{references.length ? "Another" : "Who or what is in it"}</span>
          <input
            type="file"
            multiple
            accept={PICTURES}
            onChange={(event) => {
              take(event.target.files);
              event.target.value = "";
            }}
          />
        </label>
      )}
    </div>
  );
}

function Pictures({ modes, pictures, onChange, onError }) {
  const [busy, setBusy] = useState("");
  const take = async (end, file) => {
    if (!file) return;
    setBusy(end);
    onError("");
    try {
      onChange({ ...pictures, [end]: await upload(file) });
    } catch (error) {
      onError(error.message);
    }
    setBusy("");
  };
  const drop = (end) => onChange(Object.fromEntries(Object.entries(pictures).filter(([one]) => one !== end)));
  return (
    <div className="pictures">
      {ENDS.filter(([end]) => modes.includes(end)).map(([end, label]) => (
        <div key={end} className="picture">
          <label aria-busy={busy === end}>
            {pictures[end] ? <img src={pictures[end].url} alt="" /> : <Icon name="image" size={20} />}
            <span className="t12">{label}</span>
            <input type="file" accept={PICTURES} onChange={(event) => take(end, event.target.files[0])} />
          </label>
          {pictures[end] && (
            <button type="button" className="ib" aria-label={`Without: ${label}`} onClick={() => drop(end)}>
              <Icon name="x" size={16} />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function Shots({ shots, seconds, onChange }) {
  const length = seconds / shots.length;
  const say = (at) => `${Math.round(at * 10) / 10}`;
  return (
    <ol className="shots">
      {shots.map((prompt, index) => (
        <li key={index}>
          <label className="t12 i3" htmlFor={`shot-${index}`}>
            Shot {index + 1} · {say(length * index)}–{say(length * (index + 1))} s
          </label>
          <input
            id={`shot-${index}`}
            value={prompt}
            maxLength={400}
            placeholder={index ? "What comes next" : "What it begins with"}
            onChange={(event) => onChange(shots.map((was, at) => (at === index ? event.target.value : was)))}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
          <button
            type="button"
            className="ib"
            aria-label={`Without shot ${index + 1}`}
            onClick={() => onChange(shots.filter((_, at) => at !== index))}
          >
            <Icon name="x" size={18} />
          </button>
        </li>
      ))}
      {shots.length < MOST_SHOTS && (
        <li>
          <button type="button" className="chip" onClick={() => onChange([...shots, ""])}>
            <Icon name="plus" size={15} stroke={2} />
            Another shot
          </button>
        </li>
      )}
    </ol>
  );
}

export default function Ways({ engines, from, seconds, sent, onWays }) {
  const [ways, setWays] = useState(NOTHING);
  const [note, setNote] = useState("");
  const tell = useRef(onWays);
  tell.current = onWays;
  const engine = engines.find((one) => one.key === ways.engine) ?? engines[0];
  const said = packed(ways, seconds, engine);

  useEffect(() => {
    if (from?.parent) setWays((was) => ({ ...was, shots: [], way: from.way, parent: { ...from, id: from.parent } }));
    if (from?.sound) setWays((was) => ({ ...was, sound: { id: from.sound, title: from.sound_title, thumbnail: from.thumbnail } }));
    if (from?.style) setWays((was) => ({ ...was, style: from.style }));
  }, [from]);
  useEffect(() => {
    if (sent) setWays((was) => ({ ...NOTHING, engine: was.engine }));
    setNote("");
  }, [sent]);
  useEffect(() => {
    tell.current?.(said);
  }, [said]);

  const can = engine.modes ?? [];
  const change = (what) => {
    setNote("");
    setWays((was) => ({ ...was, ...what }));
  };
  const isFrom = ways.parent !== null;
  const isBoard = ways.way === "storyboard";
  const canPicture = can.includes("first_image") || can.includes("last_image");
  const board = (shots) => change({ shots, way: shots.length ? "storyboard" : "prompt" });
  return (
    <div className="ways">
      <input type="hidden" name="ways" value={said} />
      {isFrom && (
        <Parent {...ways} onLeave={() => change({ way: "prompt", parent: null })} />
      )}
      {ways.sound && <Sound sound={ways.sound} onLeave={() => change({ sound: null })} />}
      {engines.length > 1 && <Engines engines={engines} chosen={engine} onChoose={(key) => change({ engine: key })} />}
      {isBoard && <Shots shots={ways.shots} seconds={seconds} onChange={board} />}
      {canPicture && !isFrom && (
        <Pictures modes={can} pictures={ways.pictures} onChange={(pictures) => change({ pictures })} onError={setNote} />
      )}
      {can.includes("references") && !isFrom && (
        <References
          references={ways.references}
          onChange={(references) => change({ references })}
          onError={setNote}
        />
      )}
      {ways.way === "remix" && engine.has_strength && (
        <div className="chips composer-chips" role="group" aria-label="How far it may go from the clip">
          {STRENGTHS.map(([strength, label]) => (
            <Chip key={strength} isOn={ways.strength === strength} onClick={() => change({ strength })}>
              {label}
            </Chip>
          ))}
        </div>
      )}
      <div className="chips composer-chips">
        {!isFrom && can.includes("storyboard") && (
          <Chip isOn={isBoard} onClick={() => board(isBoard ? [] : ["", ""])}>
            <Icon name="film" size={15} stroke={2} />
            Shots
          </Chip>
        )}
        {!canPicture && !isFrom && (
          <Chip isOn={false} onClick={() => setNote(`${engine.label} films from words: it can't begin with a picture.`)}>
            <Icon name="image" size={15} stroke={2} />
            Picture
          </Chip>
        )}
        <div className="row gap8" role="group" aria-label="How many takes">
          {TAKES.map((count) => (
            <Chip
              key={count}
              isOn={ways.variations === count}
              aria-label={count === 1 ? "One take" : `${count} takes at once`}
              onClick={() => change({ variations: count })}
            >
              {count}×
            </Chip>
          ))}
        </div>
      </div>
      {can.includes("style") && engine.styles?.length > 0 && (
        <div className="chips composer-chips" role="group" aria-label="Style">
          {engine.styles.map(([name, label]) => (
            <Chip key={name} isOn={ways.style === name} onClick={() => change({ style: ways.style === name ? "" : name })}>
              {label}
            </Chip>
          ))}
        </div>
      )}
      {note && (
        <p className="t13 i2" role="status">
          {note}
        </p>
      )}
    </div>
  );
}
