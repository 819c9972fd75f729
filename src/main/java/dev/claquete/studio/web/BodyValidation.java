package dev.claquete.studio.web;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;
import org.springframework.boot.autoconfigure.validation.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Checks a body that is marked {@code @Valid} against the annotations of its type. The first rule that is broken, in the order of
 * the fields, is answered in the words of {@link Rules}, with the field as JSON spells it.
 */
@RestControllerAdvice
public class BodyValidation extends RequestBodyAdviceAdapter {

    /** Names come from the annotations of types alone. */
    private static final ObjectMapper NAMES = new ObjectMapper();

    private final Validator validator;

    BodyValidation(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supports(MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return body.hasParameterAnnotation(Valid.class);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        check("", body);
        return body;
    }

    /**
     * Checks an object within a body.
     *
     * @param prefix of its fields' names, {@code style.} say
     * @throws InvalidInput naming the field
     */
    public void check(String prefix, Object object) {
        Set<ConstraintViolation<Object>> violations = validator.validate(object);
        if (violations.isEmpty()) {
            return; // the order of the fields costs more to find than the rules to check
        }
        List<String> order = properties(object.getClass()).stream()
                .map(BeanPropertyDefinition::getName)
                .toList();
        violations.stream()
                .min(Comparator.<ConstraintViolation<?>>comparingInt(broken -> order.indexOf(topmost(broken)))
                        .thenComparing(broken -> broken.getPropertyPath().toString()))
                .ifPresent(broken -> {
                    throw new InvalidInput(
                            prefix + broken.getPropertyPath().toString().replaceAll("\\.?<list element>", ""),
                            Rules.sentence(broken, annotations(broken)));
                });
    }

    private static String topmost(ConstraintViolation<?> broken) {
        return broken.getPropertyPath().iterator().next().getName();
    }

    private static Annotation[] annotations(ConstraintViolation<?> broken) {
        Class<?> type = broken.getLeafBean().getClass();
        String last = StreamSupport.stream(broken.getPropertyPath().spliterator(), false)
                .reduce((before, after) -> after)
                .map(Path.Node::getName)
                .orElse("");
        return properties(type).stream()
                .filter(property -> property.getName().equals(last))
                .map(BeanPropertyDefinition::getInternalName)
                .flatMap(name -> Arrays.stream(type.getDeclaredFields())
                        .filter(field -> field.getName().equals(name)))
                .findFirst()
                .map(Field::getAnnotations)
                .orElse(new Annotation[0]);
    }

    private static List<BeanPropertyDefinition> properties(Class<?> type) {
        JavaType described = NAMES.constructType(type);
        return NAMES.getDeserializationConfig().introspect(described).findProperties();
    }

    /** Names fields as JSON does. */
    @Bean
    static ValidationConfigurationCustomizer namesOfFields() {
        PropertyNodeNameProvider names = property -> property instanceof JavaBeanProperty bean
                ? properties(bean.getDeclaringClass()).stream()
                        .filter(known -> known.getInternalName().equals(property.getName()))
                        .map(BeanPropertyDefinition::getName)
                        .findFirst()
                        .orElse(property.getName())
                : property.getName();
        return configuration -> ((HibernateValidatorConfiguration) configuration).propertyNodeNameProvider(names);
    }
}
