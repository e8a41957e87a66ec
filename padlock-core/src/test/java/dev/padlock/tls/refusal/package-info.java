/// **Lives here:** for every constant of the catalogues of refusals, the scenarios that provoke it,
/// with the alert that the peer must hear.
///
/// **Never here:** how the hostile peer works.
///
/// **May use:** the hostile peer, the door of core.
///
/// **Start reading at:** `RefusalCatalogueTest`, then `HelloScenarios`.
@NullMarked
package dev.padlock.tls.refusal;

import org.jspecify.annotations.NullMarked;
