/// **Lives here:** the rules of the house (docs/house.md) as code, each with its reason. Every
/// module runs them on its own classes and sources as part of its tests.
///
/// **Never here:** a rule about the protocol; those are tests of the module that knows it.
///
/// **May use:** ArchUnit for classes, the compiler's trees for sources. No module of Padlock.
///
/// **Start reading at:** `HouseTest`, then `Floors`.
@NullMarked
package dev.padlock.walls;

import org.jspecify.annotations.NullMarked;
