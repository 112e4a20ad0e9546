// What one is told of, and where; and whether this browser takes pushes.
import { useCallback, useEffect, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Sheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const CHANNELS = [
  ["screen", "Here"],
  ["push", "Push"],
  ["mail", "Mail"],
];
const NAME = "notification-choices";

const canPush = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function current() {
  const worker = await navigator.serviceWorker.getRegistration("/");
  return worker?.pushManager.getSubscription();
}

// Whether this browser is subscribed is known to it alone.
function usePush(pushKey, onSubscribe, onUnsubscribe) {
  const [isOn, setOn] = useState(false);
  const [note, setNote] = useState("");
  useEffect(() => {
    if (canPush()) current().then((sub) => setOn(Boolean(sub) && window.Notification.permission === "granted"), () => {});
  }, []);
  const turn = async () => {
    setNote("");
    try {
      if (isOn) {
        const sub = await current();
        if (sub) {
          onUnsubscribe(sub.endpoint);
          await sub.unsubscribe();
        }
        setOn(false);
        return;
      }
      if ((await window.Notification.requestPermission()) !== "granted") {
        setNote("Your browser keeps pushes off for this page. Allow them in its settings, then try again.");
        return;
      }
      await navigator.serviceWorker.register("/push.js");
      const worker = await navigator.serviceWorker.ready;
      const sub = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
      const { endpoint, keys } = sub.toJSON();
      onSubscribe(endpoint, keys.p256dh, keys.auth);
      setOn(true);
    } catch {
      setNote("This browser's push service does not answer. Try again later.");
    }
  };
  return { isOn, note, turn };
}

function Switch({ label, isOn, onClick }) {
  return <button type="button" role="switch" className="switch" aria-checked={isOn} aria-label={label} onClick={onClick} />;
}

function PushRow({ pushKey, onSubscribe, onUnsubscribe }) {
  const { isOn, note, turn } = usePush(pushKey, onSubscribe, onUnsubscribe);
  if (!canPush())
    return <p className="t13 i2 pretty choice-push">This browser takes no pushes. On an iPhone, put this page on the home screen first.</p>;
  return (
    <div className="choice-push">
      <div className="row gap12">
        <span className="grow">
          <span className="b">Pushes to this device</span>
          <span className="t13 i2 choice-note">Also while no page is open. They end when you sign out here.</span>
        </span>
        <Switch label="Pushes to this device" isOn={isOn} onClick={turn} />
      </div>
      {note && (
        <p className="help c-no" role="alert">
          {note}
        </p>
      )}
    </div>
  );
}

function MailRow({ letters, onWriteTo }) {
  const [address, setAddress] = useState(letters.address ?? "");
  useEffect(() => setAddress(letters.address ?? ""), [letters.address]);
  const isSame = address.trim() === (letters.address ?? "");
  return (
    <form
      className="choice-push"
      onSubmit={(event) => {
        event.preventDefault();
        onWriteTo(address.trim());
      }}
    >
      <label className="b" htmlFor="mail-address">
        Mail, once a day
      </label>
      <div className="row gap8 choice-mail">
        <div className="field grow">
          <input
            id="mail-address"
            type="email"
            value={address}
            maxLength={254}
            autoComplete="email"
            placeholder="you@example.org"
            onChange={(event) => setAddress(event.target.value)}
          />
        </div>
        <button type="submit" className="btn soft" disabled={isSame}>
          {letters.address && !address.trim() ? "Stop" : "Save"}
        </button>
      </div>
      {letters.address && (
        <p className="t13 i2" role="status">
          {letters.is_confirmed ? "What you have not seen here comes there." : "Open the link in the mail that was sent there: then it begins."}
        </p>
      )}
    </form>
  );
}

export function ChoicesButton() {
  return (
    <button type="button" className="ib" aria-label="What you are told of" onClick={() => openSheet(NAME)}>
      <Icon name="settings" size={22} />
    </button>
  );
}

export function Choices({ choices = [], pushKey, letters = {}, onOpen, onChoose, onSubscribe, onUnsubscribe, onWriteTo }) {
  const [wishes, setWishes] = useState({});
  useEffect(() => setWishes({}), [choices]);
  const open = useCallback(() => onOpen?.(), [onOpen]);
  useEffect(() => {
    if (window.location.hash === "#settings") openSheet(NAME);
  }, []);
  const turn = (kind, channel, isOn) => {
    setWishes((was) => ({ ...was, [`${kind} ${channel}`]: isOn }));
    onChoose(kind, channel, isOn);
  };
  return (
    <Sheet name={NAME} title="What you are told of" onOpen={open}>
      {pushKey && <PushRow pushKey={pushKey} onSubscribe={onSubscribe} onUnsubscribe={onUnsubscribe} />}
      <MailRow letters={letters} onWriteTo={onWriteTo} />
      <div className="choice choice-names" aria-hidden="true">
        <span />
        {CHANNELS.map(([channel, name]) => (
          <span key={channel}>{name}</span>
        ))}
      </div>
      {choices.map((row) => (
        <div key={row.kind} className="choice" role="group" aria-label={row.label}>
          <span className="row gap12">
            <Icon name={row.icon} size={20} />
            {row.label}
          </span>
          {CHANNELS.map(([channel, name]) => {
            const isOn = wishes[`${row.kind} ${channel}`] ?? row.on[channel];
            return (
              <Switch key={channel} label={`${row.label}: ${name}`} isOn={isOn} onClick={() => turn(row.kind, channel, !isOn)} />
            );
          })}
        </div>
      ))}
    </Sheet>
  );
}
