package dev.padlock.cli.serve;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.io.TlsSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The files below a folder, and nothing else: no parent, no link that leads out, no hidden file,
/// no listing.
final class StaticFiles implements HttpConversation.Site {

  private static final HttpResponse NOT_FOUND =
      HttpResponse.refusal(404, "There is no such file here");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("htm", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/plain; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("xml", "application/xml"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("ico", "image/vnd.microsoft.icon"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("otf", "font/otf"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("pem", "application/x-pem-file"));

  private final Path root;

  private StaticFiles(Path root) {
    this.root = root;
  }

  static StaticFiles below(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw Complaint.local(
              "--root is no folder", folder.toAbsolutePath().toString(), "check the path")
          .raise();
    }
    return new StaticFiles(folder.toRealPath());
  }

  @Override
  public HttpResponse answer(HttpRequest request, TlsSocket connection) throws IOException {
    String target = request.target();
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    Optional<Path> found = decoded(path).flatMap(this::find);
    if (found.isEmpty()) {
      return NOT_FOUND;
    }
    Path file = found.get();
    if (!Files.isDirectory(file)) {
      return path.endsWith("/") ? NOT_FOUND : HttpResponse.file(file, type(file));
    }
    if (!path.endsWith("/")) {
      String there = "/" + path.replaceFirst("^/+", "") + "/";
      return HttpResponse.refusal(301, "The folder is at " + there).with("Location", there);
    }
    Optional<Path> index = find(root.relativize(file) + "/index.html");
    return index.isPresent() ? HttpResponse.file(index.get(), type(index.get())) : NOT_FOUND;
  }

  /// The file, wherever links lead, if that is below the root.
  private Optional<Path> find(String path) {
    try {
      Path asked = root.resolve(path.replaceFirst("^/+", "")).normalize();
      if (!asked.startsWith(root) || isHidden(root.relativize(asked))) {
        return Optional.empty();
      }
      Path real = asked.toRealPath();
      boolean isServed =
          real.startsWith(root)
              && !isHidden(root.relativize(real))
              && (Files.isRegularFile(real) || Files.isDirectory(real))
              && Files.isReadable(real);
      return isServed ? Optional.of(real) : Optional.empty();
    } catch (IOException | InvalidPathException missing) {
      return Optional.empty();
    }
  }

  /// Keys, repositories and settings live in files that begin with a dot.
  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /// Resolves %XX. Empty where that is malformed or hides what no file name has.
  private static Optional<String> decoded(String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '%') {
        if (i + 2 >= path.length()) {
          return Optional.empty();
        }
        int high = Character.digit(path.charAt(i + 1), 16);
        int low = Character.digit(path.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.indexOf('\0') >= 0 || text.indexOf('\\') >= 0
        ? Optional.empty()
        : Optional.of(text);
  }

  private static String type(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(extension, "application/octet-stream");
  }
}
