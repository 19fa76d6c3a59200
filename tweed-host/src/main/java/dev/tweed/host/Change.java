package dev.tweed.host;

/**
 * One step from the observed to the desired state. {@link #toString()} is the line an operator
 * would type for it.
 */
public sealed interface Change {

  /** The object as it will be, or as it is when it goes. */
  HostObject object();

  /** Makes what is not there. */
  record Create(HostObject object) implements Change {
    @Override
    public String toString() {
      return CommandLine.create(object);
    }
  }

  /** Alters what is there. */
  record Update(HostObject object, HostObject observed) implements Change {
    @Override
    public String toString() {
      return CommandLine.update(object);
    }
  }

  /** Takes away what nobody desires. */
  record Delete(HostObject object) implements Change {
    @Override
    public String toString() {
      return CommandLine.delete(object);
    }
  }

  /** Takes a link of ours away that has the wrong shape; it is created in the next round. */
  record Discard(HostLink object, HostLink desired) implements Change {
    @Override
    public String toString() {
      return CommandLine.delete(object);
    }
  }

  default Key key() {
    return object().key();
  }
}
