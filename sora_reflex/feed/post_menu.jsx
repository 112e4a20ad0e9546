// The sheets about one post: what can be done with it, its editing, its deletion, and the keys.
import { useEffect, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { MenuRow, Sheet, closeSheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { copyLink, postUrl } from "./lib.js";
import { PersonActs, PersonRows } from "./person_acts.jsx";

const VISIBILITIES = [
  ["public", "Everyone", "globe"],
  ["followers", "Followers", "users"],
  ["unlisted", "With the link", "link"],
  ["private", "Only you", "lock"],
];
const MAX_CAPTION = 500;
const KEYS = [
  ["↑ ↓ or K J", "Previous and next clip"],
  ["Space", "Pause and play"],
  ["L", "Like"],
  ["M", "Sound"],
  ["C", "Comments"],
  ["R", "Remix"],
  ["S", "Share"],
  ["N", "New clip"],
  ["← →", "A second back and on, with the line focused"],
  ["Esc", "Back"],
];

function Choice({ label, text, isOn, onChange }) {
  return (
    <label className="row gap12" style={{ margin: "20px 0" }}>
      <span className="grow">
        {label}
        <span className="t13 i3" style={{ display: "block" }}>
          {text}
        </span>
      </span>
      <button type="button" role="switch" className="switch" aria-checked={isOn} aria-label={label} onClick={() => onChange(!isOn)} />
    </label>
  );
}

function EditSheet({ card, onEdit }) {
  const [caption, setCaption] = useState("");
  const [visibility, setVisibility] = useState("public");
  const [isPromptPublic, setPromptPublic] = useState(true);
  const [allowsRemix, setAllowsRemix] = useState(true);
  useEffect(() => {
    if (!card) return;
    setCaption(card.caption);
    setVisibility(card.visibility);
    setPromptPublic(card.is_prompt_public ?? true);
    setAllowsRemix(card.allows_remix);
  }, [card?.id, card?.caption, card?.visibility, card?.is_prompt_public, card?.allows_remix]);
  return (
    <Sheet name="post-edit" title="Edit post">
      <label className="label" htmlFor="edit-caption">
        Caption
      </label>
      <div className="field">
        <textarea
          id="edit-caption"
          value={caption}
          maxLength={MAX_CAPTION}
          onChange={(event) => setCaption(event.target.value)}
        />
      </div>
      <p className="help">
        {caption.length} / {MAX_CAPTION}
      </p>
      <div className="label" style={{ marginTop: 16 }} id="edit-visibility">
        Who sees it
      </div>
      <div className="row gap8 wrap" role="radiogroup" aria-labelledby="edit-visibility">
        {VISIBILITIES.map(([value, label, icon]) => (
          <button
            key={value}
            type="button"
            role="radio"
            aria-checked={visibility === value}
            className={`chip ${visibility === value ? "on" : ""}`}
            onClick={() => setVisibility(value)}
          >
            <Icon name={icon} size={15} stroke={2} />
            {label}
          </button>
        ))}
      </div>
      <Choice
        label="Show the prompt"
        text="Others can read what you wrote to make it."
        isOn={isPromptPublic}
        onChange={setPromptPublic}
      />
      <Choice
        label="Let others remix it"
        text="What they made of it stays when you end that."
        isOn={allowsRemix}
        onChange={setAllowsRemix}
      />
      <button
        type="button"
        className="btn solid s52 full"
        onClick={() => {
          onEdit(card.id, caption, visibility, isPromptPublic, allowsRemix);
          closeSheet("post-edit");
        }}
      >
        Save
      </button>
    </Sheet>
  );
}

function DeleteSheet({ card, onDelete }) {
  return (
    <Sheet name="post-delete" title="Delete this clip?">
      <p className="i2 pretty" style={{ marginBottom: 20 }}>
        It is gone for everybody at once: the post, its {card?.like_count === 1 ? "like" : "likes"} and the clip itself. This
        cannot be undone.
      </p>
      <div className="row gap8">
        <button type="button" className="btn soft s52 grow" onClick={() => closeSheet("post-delete")}>
          Keep it
        </button>
        <button
          type="button"
          className="btn danger-full s52 grow"
          onClick={() => {
            onDelete(card.id);
            closeSheet("post-delete");
          }}
        >
          Delete
        </button>
      </div>
    </Sheet>
  );
}

// What of a clip goes into a new one: the create sheet opens with it. In place of what may not go there stands why.
function ReuseRows({ card, then }) {
  const { style, style_label, sound, sound_label, sound_refusal, maker, thumbnail_url: thumbnail } = card;
  const useSound = () => openSheet("create", { sound, sound_title: sound_label || `Sound of @${maker.handle}`, thumbnail });
  return (
    <>
      {sound && !sound_refusal && <MenuRow icon="music" label="Use this sound" onClick={then(useSound)} />}
      {sound_refusal && (
        <p className="i3">
          <Icon name="music" size={22} />
          <span>
            Use this sound <span className="t13 pretty" style={{ display: "block" }}>{sound_refusal}</span>
          </span>
        </p>
      )}
      {style_label && <MenuRow icon="palette" label="Use this style" onClick={then(() => openSheet("create", { style }))} />}
    </>
  );
}

function KeysSheet() {
  return (
    <Sheet name="keys" title="Keys">
      <dl className="keys">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>{what}</dt>
            <dd>{keys}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

// `first` is the sheet whose opening fetched all of them: it opens as soon as they are there.
export default function PostSheets({ first, card, isSignedIn, isWide, onEdit, onDelete, onPin, ...acts }) {
  useEffect(() => openSheet(first.name, first.detail), [first]);
  const then = (next) => () => {
    closeSheet("post");
    next();
  };
  return (
    <>
      <Sheet name="post" title="This clip">
        <div className="menu">
          <MenuRow icon="link" label="Copy link" onClick={then(() => copyLink(postUrl(card.id)))} />
          {isSignedIn && card && <ReuseRows card={card} then={then} />}
          {card?.is_mine && (
            <MenuRow
              icon="pin"
              label={card.is_pinned ? "Unpin from your page" : "Pin to your page"}
              onClick={then(() => onPin(card.id, !card.is_pinned))}
            />
          )}
          {card?.is_mine && card.is_pinned && (
            <MenuRow icon="chevron-up" label="First of the pinned" onClick={then(() => onPin(card.id, true))} />
          )}
          {card?.is_mine && <MenuRow icon="pencil" label="Edit post" onClick={then(() => openSheet("post-edit"))} />}
          {isSignedIn && card && !card.is_mine && (
            <>
              <PersonRows handle={card.maker.handle} then={then} {...acts} />
              <MenuRow icon="flag" label="Report" className="no" onClick={then(() => openSheet("report", { subject: "post", id: card.id }))} />
            </>
          )}
          {acts.keepsOrder && card && (
            <MenuRow
              icon="gavel"
              label="Keep order"
              onClick={then(() => openSheet("moderate", { subject: "post", id: card.id, is_hidden: card.is_hidden, name: "This clip" }))}
            />
          )}
          {isWide && <MenuRow icon="info" label="Keys" onClick={then(() => openSheet("keys"))} />}
          {card?.is_mine && (
            <MenuRow icon="trash" label="Delete" className="no" onClick={then(() => openSheet("post-delete"))} />
          )}
        </div>
      </Sheet>
      {card?.is_mine && <EditSheet card={card} onEdit={onEdit} />}
      {card?.is_mine && <DeleteSheet card={card} onDelete={onDelete} />}
      {isSignedIn && <PersonActs {...acts} />}
      <KeysSheet />
    </>
  );
}
