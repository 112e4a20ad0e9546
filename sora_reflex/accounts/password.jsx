// Lines of a form that the browser posts itself, and that tell the server what they hold when typing pauses.
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";

const PAUSE_MS = 350;

function useSettle(onSettle) {
  const timer = useRef(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (text) => {
    clearTimeout(timer.current);
    if (onSettle) timer.current = setTimeout(() => onSettle(text), PAUSE_MS);
  };
}

export function PasswordInput({ name, autocomplete, onSettle }) {
  const [isShown, setShown] = useState(false);
  const settle = useSettle(onSettle);
  return (
    <>
      <input
        id={name}
        name={name}
        type={isShown ? "text" : "password"}
        autoComplete={autocomplete}
        maxLength={200}
        aria-describedby={`${name}-note`}
        onChange={(event) => settle(event.target.value)}
      />
      <button
        type="button"
        className="ib s36"
        aria-label={isShown ? "Hide the password" : "Show the password"}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      >
        <Icon name={isShown ? "eye-off" : "eye"} size={20} />
      </button>
    </>
  );
}

export function SettlingInput({ name, value, placeholder, autocomplete, maxLength, onSettle }) {
  const line = useRef(null);
  const typed = useRef(false);
  const settle = useSettle(onSettle);
  useEffect(() => {
    if (!typed.current && line.current) line.current.value = value ?? "";
  }, [value]);
  return (
    <input
      ref={line}
      id={name}
      name={name}
      defaultValue={value}
      placeholder={placeholder}
      autoComplete={autocomplete}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={maxLength}
      aria-describedby={`${name}-note`}
      onChange={(event) => {
        typed.current = true;
        settle(event.target.value);
      }}
    />
  );
}
