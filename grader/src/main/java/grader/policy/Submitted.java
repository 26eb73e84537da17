package grader.policy;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of one submission: what they name of each other is nobody's business. */
final class Submitted {
  private final Map<String, References> own = new LinkedHashMap<>();
  private final Declarations outside;

  Submitted(Collection<byte[]> classFiles, Declarations outside) {
    this.outside = outside;
    for (byte[] each : classFiles) {
      References references = References.of(each);
      own.put(references.name(), references);
    }
  }

  Collection<References> classes() {
    return own.values();
  }

  /**
   * What a reference means outside of the submission: itself, or what one of its classes has
   * inherited; empty if it means something of its own.
   */
  Optional<Reference> outward(Reference reference) {
    if (!own.containsKey(reference.owner())) {
      return Optional.of(reference);
    } else if (reference.isType()) {
      return Optional.empty();
    }
    for (String each : lineage(reference.owner())) {
      References mine = own.get(each);
      if (mine != null && mine.declares(reference)) {
        return Optional.empty();
      } else if (mine == null && outside.declares(each, reference)) {
        return Optional.of(reference.of(each));
      }
    }
    return Optional.of(reference);
  }

  /** A class of the submission and all above it, up to the first outside: superclasses first. */
  private Set<String> lineage(String owner) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(owner));
    while (!left.isEmpty()) {
      String at = left.pop();
      References mine = own.get(at);
      if (all.add(at) && mine != null) { // each once: interfaces can meet again in many ways
        left.addAll(mine.parents().subList(1, mine.parents().size()));
        left.push(mine.parents().get(0));
      }
    }
    return all;
  }
}
