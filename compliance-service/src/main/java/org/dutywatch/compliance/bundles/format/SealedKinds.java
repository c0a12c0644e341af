package org.dutywatch.compliance.bundles.format;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a sealed type says in {@code type} which of its kinds it is, by the simple name of the class, and can be none
 * but those that the type permits. So the domain needs no annotation, and a new kind travels by itself.
 */
final class SealedKinds extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        return isOfKinds(type.getRawType())
                ? new StdTypeResolverBuilder()
                        .init(JsonTypeInfo.Id.NAME, null)
                        .inclusion(JsonTypeInfo.As.PROPERTY)
                        .typeProperty("type")
                : super.findTypeResolver(config, type, base);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        return isOfKinds(type.getRawType())
                ? Stream.of(type.getRawType().getPermittedSubclasses())
                        .map(kind -> new NamedType(kind, kind.getSimpleName()))
                        .toList()
                : super.findSubtypes(type);
    }

    /** An enum whose constants have bodies counts as sealed, too. */
    private static boolean isOfKinds(Class<?> type) {
        return type.isSealed() && !type.isEnum();
    }
}
