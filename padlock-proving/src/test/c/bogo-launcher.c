/* What the runner of BoGo starts for each test: hands its arguments to the warm JVM whose socket
 * PADLOCK_BOGO_SOCKET names, prints what comes back, and exits as it is told. The protocol stands in
 * ShimServer.java. Exit 90 says that the shim is broken, which no test takes for a refusal. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { BROKEN = 90 };

static void fail(const char *what) {
  perror(what);
  exit(BROKEN);
}

static void put(int to, const void *bytes, size_t length) {
  const char *next = bytes;
  while (length > 0) {
    ssize_t written = write(to, next, length);
    if (written <= 0) fail("write");
    next += written;
    length -= (size_t)written;
  }
}

static void put_int(int to, uint32_t value) {
  unsigned char bytes[4] = {value >> 24, value >> 16, value >> 8, value};
  put(to, bytes, sizeof bytes);
}

static void get(int from, void *bytes, size_t length) {
  char *next = bytes;
  while (length > 0) {
    ssize_t count = read(from, next, length);
    if (count < 0) fail("read");
    if (count == 0) {
      fputs("the shim's JVM went away\n", stderr);
      exit(BROKEN);
    }
    next += count;
    length -= (size_t)count;
  }
}

static uint32_t get_int(int from) {
  unsigned char b[4];
  get(from, b, sizeof b);
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

int main(int count, char **arguments) {
  const char *path = getenv("PADLOCK_BOGO_SOCKET");
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (path == NULL || strlen(path) >= sizeof address.sun_path) {
    fputs("PADLOCK_BOGO_SOCKET names no socket\n", stderr);
    return BROKEN;
  }
  strcpy(address.sun_path, path);
  int jvm = socket(AF_UNIX, SOCK_STREAM, 0);
  if (jvm < 0 || connect(jvm, (struct sockaddr *)&address, sizeof address) != 0) fail(path);

  put_int(jvm, (uint32_t)(count - 1));
  for (int i = 1; i < count; i++) {
    put_int(jvm, (uint32_t)strlen(arguments[i]));
    put(jvm, arguments[i], strlen(arguments[i]));
  }
  for (;;) {
    char kind;
    get(jvm, &kind, 1);
    uint32_t number = get_int(jvm);
    if (kind == 'x') return (int)number;
    char *text = malloc(number);
    if (text == NULL) fail("malloc");
    get(jvm, text, number);
    put(kind == 'e' ? STDERR_FILENO : STDOUT_FILENO, text, number);
    free(text);
  }
}
