package org.dutywatch.compliance.model.bundles;

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
 * Writes values of sealed types with a property {@code type}, which holds the simple name of the class. Reading accepts
 * only the classes that the sealed type permits. The domain needs no Jackson annotations for this, and a new permitted
 * class works without a change here.
 */
final class SealedTypeIntrospector extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        return isSealedType(type.getRawType())
                ? new StdTypeResolverBuilder()
                        .init(JsonTypeInfo.Id.NAME, null)
                        .inclusion(JsonTypeInfo.As.PROPERTY)
                        .typeProperty("type")
                : super.findTypeResolver(config, type, base);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        return isSealedType(type.getRawType())
                ? Stream.of(type.getRawType().getPermittedSubclasses())
                        .map(kind -> new NamedType(kind, kind.getSimpleName()))
                        .toList()
                : super.findSubtypes(type);
    }

    /** Enums are left out: an enum whose constants have bodies is sealed for Java, too. */
    private static boolean isSealedType(Class<?> type) {
        return type.isSealed() && !type.isEnum();
    }
}
