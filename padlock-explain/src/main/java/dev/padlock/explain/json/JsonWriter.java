package dev.padlock.explain.json;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/// Writes JSON (RFC 8259) into a string, on one line. The caller sees to it that names come in
/// objects only.
public final class JsonWriter {

  private final StringBuilder out = new StringBuilder();
  private boolean separate;

  /// With nothing written.
  public JsonWriter() {}

  public JsonWriter object(Runnable members) {
    return enclosed('{', members, '}');
  }

  public JsonWriter array(Runnable elements) {
    return enclosed('[', elements, ']');
  }

  private JsonWriter enclosed(char open, Runnable inside, char close) {
    separator();
    out.append(open);
    separate = false;
    inside.run();
    out.append(close);
    separate = true;
    return this;
  }

  /// The name of the next value.
  public JsonWriter name(String name) {
    separator();
    quote(name);
    out.append(':');
    separate = false;
    return this;
  }

  public JsonWriter value(String text) {
    separator();
    quote(text);
    separate = true;
    return this;
  }

  public JsonWriter value(long number) {
    separator();
    out.append(number);
    separate = true;
    return this;
  }

  public JsonWriter value(boolean truth) {
    separator();
    out.append(truth);
    separate = true;
    return this;
  }

  public JsonWriter member(String name, String text) {
    return name(name).value(text);
  }

  public JsonWriter member(String name, long number) {
    return name(name).value(number);
  }

  public JsonWriter member(String name, boolean truth) {
    return name(name).value(truth);
  }

  /// The values as strings.
  public JsonWriter member(String name, Collection<?> values) {
    return name(name).array(() -> values.forEach(value -> value(value.toString())));
  }

  public JsonWriter member(String name, Map<String, String> values) {
    return name(name).object(() -> values.forEach(this::member));
  }

  /// A value that is JSON already, for example of [TraceJson].
  public JsonWriter raw(String json) {
    separator();
    out.append(json);
    separate = true;
    return this;
  }

  private void separator() {
    if (separate) {
      out.append(',');
    }
  }

  /// Unpaired surrogates are written as escapes, so that the result is always valid UTF-8; and so
  /// are characters that could play tricks on a terminal, where the text may be a stranger's.
  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (isEscaped(c)) {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isEscaped(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
