package dev.padlock.tls.crypto.jca;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/// Which JCA provider serves which primitive. Immutable.
final class Providers {

  private final Map<Primitive, Provider> chosen;

  private Providers(Map<Primitive, Provider> chosen) {
    this.chosen = chosen;
  }

  /// The JDK's own providers, but for what was chosen otherwise.
  static Providers of(ProviderChoice... choices) {
    return choose(Map.of(), choices);
  }

  /// The JDK's own providers, but accelerated ones where they win and are at hand.
  static Providers accelerated() {
    return choose(atHand());
  }

  Optional<Provider> of(Primitive primitive) {
    return Optional.ofNullable(chosen.get(primitive));
  }

  /// Every provider that has a service: the one chosen for its primitive, the JDK's own, then
  /// whichever is registered.
  List<Provider> inTurn(Primitive primitive, String type, String algorithm) {
    return Stream.concat(of(primitive).stream(), candidates(primitive, Map.of()))
        .filter(provider -> provider.getService(type, algorithm) != null)
        .distinct()
        .toList();
  }

  /// Primitive to provider name and version, in the order of the primitives.
  Map<String, String> origins() {
    Map<String, String> origins = new LinkedHashMap<>();
    chosen.forEach(
        (primitive, by) -> origins.put(primitive.name(), by.getName() + " " + by.getVersionStr()));
    return Collections.unmodifiableMap(origins);
  }

  private static Providers choose(Map<String, Provider> accelerated, ProviderChoice... choices) {
    Map<Primitive, Provider> chosen = new EnumMap<>(Primitive.class);
    for (Primitive primitive : Primitive.values()) {
      candidates(primitive, accelerated)
          .filter(provider -> offers(provider, primitive))
          .findFirst()
          .ifPresent(provider -> chosen.put(primitive, provider));
    }
    for (ProviderChoice choice : choices) {
      if (!offers(choice.provider(), choice.primitive())) {
        throw new IllegalArgumentException(
            choice.provider().getName() + " has no " + choice.primitive());
      }
      chosen.put(choice.primitive(), choice.provider());
    }
    return new Providers(chosen);
  }

  /// On a JVM whose providers have other names, the first registered one that has the primitive.
  private static Stream<Provider> candidates(
      Primitive primitive, Map<String, Provider> accelerated) {
    Stream<Provider> fast =
        primitive.accelerated().stream().flatMap(name -> Stream.ofNullable(accelerated.get(name)));
    Stream<Provider> own = Stream.ofNullable(Security.getProvider(primitive.jdkProvider()));
    return Stream.of(fast, own, Arrays.stream(Security.getProviders()))
        .flatMap(provider -> provider);
  }

  private static boolean offers(Provider provider, Primitive primitive) {
    return provider.getService(primitive.service(), primitive.algorithm()) != null;
  }

  /// The accelerated providers that are registered, or that declare themselves as services on the
  /// class path.
  private static Map<String, Provider> atHand() {
    Map<String, Provider> found = new LinkedHashMap<>();
    for (String name : Set.of(Primitive.ACCP, Primitive.CONSCRYPT)) {
      Provider registered = Security.getProvider(name);
      if (registered != null) {
        found.put(name, registered);
      }
    }
    ServiceLoader.load(Provider.class).stream()
        .filter(service -> service.type().getSimpleName().equals(Primitive.ACCP))
        .forEach(service -> load(service, found));
    return found;
  }

  /// A provider whose native library does not load here is as good as absent.
  private static void load(ServiceLoader.Provider<Provider> service, Map<String, Provider> found) {
    try {
      Provider provider = service.get();
      found.putIfAbsent(provider.getName(), provider);
    } catch (ServiceConfigurationError absent) {
      found.remove(service.type().getSimpleName());
    }
  }
}
