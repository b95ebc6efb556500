package io.sparkvae;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Names that depend on one another in a circle (Tarjan 1972). */
final class ClassCircles {

  private final Map<String, Set<String>> arrows;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> low = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<Set<String>> circles = new ArrayList<>();

  private ClassCircles(Map<String, Set<String>> arrows) {
    this.arrows = arrows;
  }

  /** Circles among packages, each named below {@code io.sparkvae}. */
  static List<Set<String>> ofPackages(JavaClasses classes) {
    return of(classes, type -> type.getPackageName());
  }

  /** Circles among classes of different files; nested classes count as the one they are in. */
  static List<Set<String>> ofFiles(JavaClasses classes) {
    return of(classes, type -> type.getName().replaceAll("\\$.*", ""));
  }

  private static List<Set<String>> of(JavaClasses classes, Function<JavaClass, String> name) {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (JavaClass type : classes) {
      Set<String> used = arrows.computeIfAbsent(name.apply(type), from -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (classes.contain(target.getName()) && !name.apply(target).equals(name.apply(type))) {
          used.add(name.apply(target));
        }
      }
    }
    ClassCircles search = new ClassCircles(arrows);
    arrows.keySet().forEach(search::visit);
    return search.circles;
  }

  private void visit(String node) {
    if (index.containsKey(node)) {
      return;
    }
    index.put(node, index.size());
    low.put(node, index.get(node));
    open.push(node);
    for (String used : arrows.getOrDefault(node, Set.of())) {
      visit(used);
      if (open.contains(used)) {
        low.merge(node, low.get(used), Math::min);
      }
    }
    if (low.get(node).equals(index.get(node))) {
      close(node);
    }
  }

  private void close(String node) {
    Set<String> circle = new TreeSet<>();
    String last;
    do {
      last = open.pop();
      circle.add(last.replace("io.sparkvae.", ""));
    } while (!last.equals(node));
    if (circle.size() > 1) {
      circles.add(circle);
    }
  }
}
