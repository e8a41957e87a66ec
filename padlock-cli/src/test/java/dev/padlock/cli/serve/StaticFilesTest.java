package dev.padlock.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFilesTest {

  @TempDir Path folder;

  @BeforeEach
  void fill() throws Exception {
    Path root = Files.createDirectories(folder.resolve("www/sub/.hidden"));
    Path www = folder.resolve("www");
    Files.writeString(www.resolve("index.html"), "index");
    Files.writeString(www.resolve("sub/index.html"), "sub");
    Files.writeString(www.resolve("a b.txt"), "space");
    Files.writeString(www.resolve("über.css"), "umlaut");
    Files.writeString(www.resolve(".env"), "secret");
    Files.writeString(root.resolve("x"), "secret");
    Files.writeString(folder.resolve("outside"), "secret");
    Files.createDirectory(www.resolve("empty"));
    Files.createDirectory(folder.resolve("www-other"));
    Files.writeString(folder.resolve("www-other/x"), "secret");
    Files.createSymbolicLink(www.resolve("out"), folder.resolve("outside"));
    Files.createSymbolicLink(www.resolve("outdir"), folder);
    Files.createSymbolicLink(www.resolve("env"), www.resolve(".env"));
    Files.createSymbolicLink(www.resolve("in"), www.resolve("index.html"));
  }

  @ParameterizedTest
  @CsvSource({
    "/, 200 text/html; charset=utf-8 index",
    "/index.html, 200 text/html; charset=utf-8 index",
    "/?q=/../x, 200 text/html; charset=utf-8 index",
    "/sub/, 200 text/html; charset=utf-8 sub",
    "/sub/../index.html, 200 text/html; charset=utf-8 index",
    "/a%20b.txt, 200 text/plain; charset=utf-8 space",
    "/%C3%BCber.css, 200 text/css; charset=utf-8 umlaut",
    "/in, 200 text/html; charset=utf-8 index",
  })
  void whatIsBelowTheRootIsServed(String target, String answer) throws Exception {
    assertEquals(answer, answer(target));
  }

  @ParameterizedTest
  @CsvSource({
    "/nope",
    "/empty/",
    "/.env",
    "/sub/.hidden/x",
    "/env",
    "/../outside",
    "/%2e%2e/outside",
    "/%2e%2e%2foutside",
    "/sub/../../outside",
    "/..%5coutside",
    "/../www-other/x",
    "/out",
    "/outdir/outside",
    "/%00",
    "/%zz",
    "/%2",
    "//etc/passwd",
    "/index.html/",
    "/index.html/x",
  })
  void whatIsNotIsNot(String target) throws Exception {
    assertEquals(
        "404 text/plain; charset=utf-8 There is no such file here.\n", answer(target), target);
  }

  @Test
  void aFolderIsShownWithItsSlash() throws Exception {
    assertEquals("/sub/", ask("/sub?x").fields().get("Location"));
    assertEquals("/sub/", ask("//sub").fields().get("Location"));
  }

  private HttpResponse ask(String target) throws Exception {
    StaticFiles files = StaticFiles.below(folder.resolve("www"));
    HttpConversation.Site site = files;
    return site.answer(new HttpRequest("GET", target, 1, Map.of()), null);
  }

  private String answer(String target) throws Exception {
    HttpResponse response = ask(target);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.send(out, true, true);
    String text = out.toString(StandardCharsets.UTF_8);
    return response.status()
        + " "
        + response.fields().get("Content-Type")
        + " "
        + text.substring(text.indexOf("\r\n\r\n") + 4);
  }
}
