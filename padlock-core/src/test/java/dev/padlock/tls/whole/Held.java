package dev.padlock.tls.whole;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many bytes of arrays something of ours holds, through whatever it refers to.
final class Held {

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private long bytes;

  private Held() {}

  static long by(Object holder) throws IllegalAccessException {
    Held held = new Held();
    held.visit(holder);
    return held.bytes;
  }

  private void visit(@Nullable Object object) throws IllegalAccessException {
    if (object == null || !seen.add(object)) {
      return;
    }
    switch (object) {
      case byte[] array -> bytes += array.length;
      case Object[] array -> visitAll(Arrays.asList(array));
      case Collection<?> collection -> visitAll(collection);
      case Map<?, ?> map -> visitAll(map.values());
      default -> fields(object);
    }
  }

  private void visitAll(Collection<?> objects) throws IllegalAccessException {
    for (Object object : objects) {
      visit(object);
    }
  }

  private void fields(Object object) throws IllegalAccessException {
    for (Class<?> type = object.getClass();
        type != null && type.getName().startsWith("dev.padlock.tls");
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          visit(field.get(object));
        }
      }
    }
  }
}
