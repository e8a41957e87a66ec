package dev.padlock.proving.bogo;

/// A test asks for something that Padlock or its shim does not have.
final class Unimplemented extends Exception {

  private static final long serialVersionUID = 1L;

  /// @param feature what it waits for, in a few words
  Unimplemented(String feature) {
    super(feature);
  }
}
