// Two sheets: anybody reports what they see; those who keep order hide, restore or remove it where it stands.
import "./order.css";
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Sheet, closeSheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { Acts } from "./acts.jsx";
import REASONS from "./reasons.json";

const MAX_WORDS = 500;
const GOES = {
  account: "You will not meet each other any more.",
  conversation: "The last ten messages go along, and you will not meet each other any more.",
};
const TITLES = { post: "Report this clip", comment: "Report this comment", account: "Report", conversation: "Report this conversation" };

function Report({ thing, problem, onReport }) {
  const [reason, setReason] = useState("");
  const [words, setWords] = useState("");
  return (
    <form
      className="report"
      onSubmit={(event) => {
        event.preventDefault();
        onReport(thing.subject, thing.id, reason, words);
      }}
    >
      <div className="report-reasons" role="radiogroup" aria-label="What is wrong">
        {REASONS.map(([value, label]) => (
          <button key={value} type="button" role="radio" aria-checked={reason === value} className="report-reason" onClick={() => setReason(value)}>
            <span className="grow">{label}</span>
            {reason === value && <Icon name="check" size={20} stroke={2.4} />}
          </button>
        ))}
      </div>
      {reason && (
        <>
          <div className="field">
            <textarea
              rows={2}
              value={words}
              maxLength={MAX_WORDS}
              placeholder="More, if you like"
              aria-label="More, if you like"
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          <p className="help">
            {GOES[thing.subject] ?? "You will not see it any more."} They are not told who reported it.
          </p>
          <button type="submit" className="btn solid s52 full">
            Report
          </button>
        </>
      )}
      {problem && (
        <p className="help bad" role="alert">
          <Icon name="circle-alert" size={16} />
          <span>{problem}</span>
        </p>
      )}
    </form>
  );
}

// `first` is the sheet whose opening fetched both: it opens as soon as they are there.
export default function OrderSheets({ first, done = 0, problem = "", keepsOrder = false, onBegin, onReport, onAct }) {
  const [thing, setThing] = useState({ subject: "post", id: "" });
  useEffect(() => openSheet(first.name, first.detail), [first]);
  const seen = useRef(done);
  useEffect(() => {
    if (seen.current === done) return;
    seen.current = done;
    closeSheet("report");
    closeSheet("moderate");
  }, [done]);
  const open = (detail) => {
    setThing(detail);
    onBegin?.();
  };
  const title = TITLES[thing.subject] + (thing.subject === "account" ? ` @${thing.id}` : "");
  return (
    <>
      <Sheet name="report" title={title} onOpen={open}>
        <Report thing={thing} problem={problem} onReport={onReport} />
      </Sheet>
      {keepsOrder && (
        <Sheet name="moderate" title={thing.name || "Keep order"} onOpen={open}>
          <Acts thing={thing} done={done} problem={problem} onAct={onAct} />
        </Sheet>
      )}
    </>
  );
}
