package org.mecene.rest.server;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.hk2.utilities.binding.AbstractBinder;

/// The use cases and the few ports that resources ask for, by type. Whoever starts the server puts
/// them in; resources get them through their constructors.
public final class Wiring {
    private final Map<Class<?>, Object> instances = new HashMap<>();

    /// Adds a use case under its own class.
    public Wiring with(Object useCase) {
        instances.put(useCase.getClass(), useCase);
        return this;
    }

    /// Adds an implementation of a port.
    public <T> Wiring with(Class<T> port, T implementation) {
        instances.put(port, implementation);
        return this;
    }

    boolean has(Class<?> type) {
        return instances.containsKey(type);
    }

    <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(type.cast(instances.get(type)));
    }

    /// @throws IllegalStateException when it is missing
    <T> T get(Class<T> type) {
        return find(type).orElseThrow(() -> missing(type.getSimpleName()));
    }

    /// @throws IllegalStateException when a class asks for something that is missing; without this
    ///   the first request would find out
    void requireAllFor(Collection<Class<?>> classes) {
        classes.stream()
                .flatMap(Wiring::asked)
                .filter(type -> !has(type))
                .findFirst()
                .ifPresent(type -> {
                    throw missing(type.getName());
                });
    }

    AbstractBinder binder() {
        return new AbstractBinder() {
            @Override
            protected void configure() {
                instances.forEach(this::bindOne);
            }

            @SuppressWarnings("unchecked") // The map holds each instance under a type of its own.
            private <T> void bindOne(Class<?> type, Object instance) {
                bind((T) instance).to((Class<T>) type);
            }
        };
    }

    private static Stream<Class<?>> asked(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                .map(Constructor::getParameters)
                .flatMap(Stream::of)
                .map(Parameter::getType);
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException("Nobody put in a " + what);
    }
}
