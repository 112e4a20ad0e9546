// One's own profile, changed where it is read: a face to tap, and lines that look as they will look to others.
import "./edit_profile.css";
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { Cropper } from "./crop.jsx";

const PICTURES = "image/png,image/jpeg,image/webp";
const MOST_LINKS = 4;

async function send(blob) {
  const answer = await fetch("/uploads/face", { method: "POST", body: blob });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? "That did not work. Try again.");
}

function Face({ me, picture, onChoose, onDrop }) {
  const file = useRef(null);
  return (
    <div className="edit-face">
      <button type="button" className="edit-face-press" aria-label="Choose a picture" onClick={() => file.current.click()}>
        <Avatar person={{ ...me, picture }} size={112} />
        <span className="edit-face-mark">
          <Icon name="image" size={18} />
        </span>
      </button>
      {picture && (
        <button type="button" className="btn quiet s36" onClick={onDrop}>
          Without a picture
        </button>
      )}
      <input
        ref={file}
        type="file"
        accept={PICTURES}
        hidden
        onChange={(event) => {
          if (event.target.files[0]) onChoose(event.target.files[0]);
          event.target.value = "";
        }}
      />
    </div>
  );
}

// A line of text that grows with what is written in it.
function Line({ label, value, onChange, max, className, isBad, isLong = false, ...rest }) {
  const area = useRef(null);
  useEffect(() => {
    const node = area.current;
    if (!isLong || !node) return;
    node.style.height = "auto";
    node.style.height = `${node.scrollHeight}px`;
  }, [value, isLong]);
  const shared = {
    ref: area,
    value,
    maxLength: max,
    placeholder: label,
    "aria-label": label,
    "aria-invalid": isBad,
    className: `edit-line ${className}`,
    onChange: (event) => onChange(event.target.value),
    ...rest,
  };
  return isLong ? <textarea rows={1} {...shared} /> : <input type="text" {...shared} />;
}

function Links({ links, onChange, isBad }) {
  const shown = links.length < MOST_LINKS ? [...links, ""] : links;
  const set = (index, value) => onChange(shown.map((one, at) => (at === index ? value : one)).filter((one, at) => one || at < links.length));
  return (
    <div className="edit-links">
      {shown.map((link, index) => (
        <label key={index} className="edit-link">
          <Icon name={link ? "link" : "plus"} size={18} />
          <Line
            label={link || !index ? "A link of yours" : "Another link"}
            value={link}
            max={200}
            className="t15"
            isBad={isBad && Boolean(link)}
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(value) => set(index, value)}
          />
          {link && (
            <button type="button" className="ib s36" aria-label={`Without link ${index + 1}`} onClick={() => onChange(links.filter((_, at) => at !== index))}>
              <Icon name="x" size={16} />
            </button>
          )}
        </label>
      ))}
    </div>
  );
}

export default function EditProfile({ own, me, problem, field, onSave, onPicture, onDropPicture }) {
  const [said, setSaid] = useState(own);
  const [chosen, setChosen] = useState(null);
  const [trouble, setTrouble] = useState("");
  const change = (name) => (value) => setSaid((now) => ({ ...now, [name]: value }));
  const use = async (blob) => {
    setTrouble("");
    try {
      await send(blob);
      setChosen(null);
      onPicture();
    } catch (error) {
      setChosen(null);
      setTrouble(error.message);
    }
  };
  if (chosen) return <Cropper file={chosen} onUse={use} onLeave={() => setChosen(null)} />;
  const save = (event) => {
    event.preventDefault();
    onSave(said.display_name, said.bio, said.pronouns, said.links.join("\n"));
  };
  return (
    <form className="edit" onSubmit={save}>
      <Face me={me} picture={own.picture} onChoose={setChosen} onDrop={onDropPicture} />
      <Line label="Your name" value={said.display_name} max={50} className="edit-name" isBad={field === "display_name"} onChange={change("display_name")} />
      <Line label="Pronouns" value={said.pronouns} max={30} className="edit-pronouns" isBad={field === "pronouns"} onChange={change("pronouns")} />
      <Line
        label="A few words about you"
        value={said.bio}
        max={300}
        className="edit-bio"
        isLong
        isBad={field === "bio"}
        onChange={change("bio")}
      />
      <Links links={said.links} isBad={field === "links"} onChange={change("links")} />
      {(trouble || problem) && (
        <p className="help bad" role="alert">
          <Icon name="circle-alert" size={16} />
          <span>{trouble || problem}</span>
        </p>
      )}
      <button type="submit" className="btn solid s52 full">
        Save
      </button>
    </form>
  );
}
