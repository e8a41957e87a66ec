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

  /// The providers to ask first for an algorithm: the one chosen for its primitive and the JDK's
  /// own, or those registered if neither has it.
  List<Provider> preferred(Primitive primitive, String type, String algorithm) {
    List<Provider> preferred =
        Stream.concat(of(primitive).stream(), own(primitive))
            .filter(provider -> provider.getService(type, algorithm) != null)
            .distinct()
            .toList();
    return preferred.isEmpty() ? registered(type, algorithm) : preferred;
  }

  /// All registered providers that have an algorithm, in the global order. To ask is to load every
  /// one of them.
  static List<Provider> registered(String type, String algorithm) {
    return Arrays.stream(Security.getProviders())
        .filter(provider -> provider.getService(type, algorithm) != null)
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
      Stream<Provider> fast =
          primitive.accelerated().stream()
              .flatMap(name -> Stream.ofNullable(accelerated.get(name)));
      Stream.concat(fast, own(primitive))
          .filter(provider -> offers(provider, primitive))
          .findFirst()
          .or(() -> registered(primitive.service(), primitive.algorithm()).stream().findFirst())
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

  /// The JDK's own provider. A JVM of another vendor may have none of that name.
  private static Stream<Provider> own(Primitive primitive) {
    return Stream.ofNullable(Security.getProvider(primitive.jdkProvider()));
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
        .flatMap(Providers::load)
        .forEach(provider -> found.putIfAbsent(provider.getName(), provider));
    return found;
  }

  /// A provider that cannot be made here, for want of its native library, is as good as absent.
  private static Stream<Provider> load(ServiceLoader.Provider<Provider> service) {
    try {
      return Stream.of(service.get());
    } catch (ServiceConfigurationError unusable) {
      return Stream.empty();
    }
  }
}
