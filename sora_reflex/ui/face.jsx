// A person's drawn face: their initial in the light of their own hour.
export function Avatar({ person, size, className = "" }) {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.42), "--hue": person.hue };
  return (
    <span className={`av ${className}`} style={style} aria-hidden="true">
      {person.initial}
    </span>
  );
}
