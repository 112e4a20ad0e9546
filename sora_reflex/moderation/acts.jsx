// The acts of those who keep order, with the reason that each of them asks for.
import { useEffect, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";

const MAX_REASON = 300;
// A conversation stays as it is: whoever is in the wrong answers for it with their account.
const NAMES = { post: "clip", comment: "comment", account: "account", conversation: "account" };

function acts(thing) {
  const isAccount = NAMES[thing.subject] === "account";
  const hide = thing.is_hidden
    ? { kind: "restore", label: isAccount ? "End the suspension" : "Show it again" }
    : { kind: "hide", label: isAccount ? "Suspend" : "Hide" };
  return [hide, { kind: "remove", label: thing.subject === "conversation" ? "Remove account" : "Remove", isGrave: true }];
}

export function Acts({ thing, done, problem, canLeave = false, onAct, onBegin }) {
  const [reason, setReason] = useState("");
  const [isSure, setSure] = useState("");
  useEffect(() => {
    setReason("");
    setSure("");
    onBegin?.();
  }, [thing.subject, thing.id, done, onBegin]);
  const all = canLeave ? [...acts(thing), { kind: "leave", label: "Leave it" }] : acts(thing);
  const isReady = reason.trim().length >= 3;
  const press = (act) => {
    if (act.isGrave && isSure !== act.kind) {
      setSure(act.kind);
      return;
    }
    onAct(thing.subject, thing.id, act.kind, reason);
  };
  return (
    <div className="order-acts">
      <div className="field">
        <textarea
          rows={2}
          value={reason}
          maxLength={MAX_REASON}
          placeholder={`Why? Whoever owns the ${NAMES[thing.subject]} reads it`}
          aria-label="The reason"
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {problem && (
        <p className="help bad" role="alert">
          <Icon name="circle-alert" size={16} />
          <span>{problem}</span>
        </p>
      )}
      <div className="order-buttons">
        {all.map((act) => (
          <button
            key={act.kind}
            type="button"
            className={`btn s52 ${act.isGrave ? "danger-full" : act.kind === "hide" ? "solid" : "soft"}`}
            disabled={!isReady}
            onBlur={() => setSure("")}
            onClick={() => press(act)}
          >
            {isSure === act.kind ? "Remove for good?" : act.label}
          </button>
        ))}
      </div>
    </div>
  );
}
