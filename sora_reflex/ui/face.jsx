// A person's face: their picture, over their initial in the light of their own hour, which shows until it has loaded.
export function Avatar({ person, size, className = "" }) {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.42), "--hue": person.hue };
  return (
    <span className={`av ${className}`} style={style} aria-hidden="true">
      {person.initial}
      {person.picture && <img key={person.picture} src={person.picture} alt="" decoding="async" draggable={false} />}
    </span>
  );
}
