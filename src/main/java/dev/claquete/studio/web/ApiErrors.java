package dev.claquete.studio.web;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.claquete.studio.web.body.JsonFault;
import dev.claquete.studio.web.body.JsonSize;
import dev.claquete.studio.web.body.NulCharacter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Translates a controller's exceptions to a sentence that names the field and the rule, in the route's
 * {@link ErrorShape}.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    /** SQL states: character not in repertoire, untranslatable character. */
    private static final Set<String> UNKEPT_CHARACTERS = Set.of("22021", "22P05");

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidInput e) {
        String field = e.field().isEmpty() ? null : e.field();
        return answer(HttpStatus.BAD_REQUEST, ApiError.of(String.valueOf(e.getMessage()), field));
    }

    @ExceptionHandler({NotFound.class, Conflict.class, Forbidden.class, NotConfigured.class})
    ResponseEntity<Object> refused(RuntimeException e) {
        HttpStatus status = e instanceof NotFound
                ? HttpStatus.NOT_FOUND
                : e instanceof Conflict
                        ? HttpStatus.CONFLICT
                        : e instanceof Forbidden ? HttpStatus.FORBIDDEN : HttpStatus.NOT_IMPLEMENTED;
        return answer(status, ApiError.of(String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> impossible(Unprocessable e) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, ApiError.of(String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(ProcessingFailed e) {
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, ApiError.of(String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> timedOut(RequestTimedOut e) {
        return e.answer(ErrorShape.ofPresentRequest());
    }

    @ExceptionHandler
    ResponseEntity<Object> unpaid(PaymentRequired e) {
        return e.answer(ErrorShape.ofPresentRequest());
    }

    @ExceptionHandler
    ResponseEntity<Object> tooMany(TooManyRequests e) {
        return e.answer(ErrorShape.ofPresentRequest());
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(Unavailable e) {
        log.warn("Refused, no capacity: {}", e.getMessage());
        return e.answer(ErrorShape.ofPresentRequest());
    }

    /** Another transaction held what this request needs for too long, or won every conflict. */
    @ExceptionHandler
    ResponseEntity<Object> busy(ConcurrencyFailureException e) {
        log.info("Gave up after conflicts with other transactions: {}", e.getMessage());
        return later("Another request is changing this at the moment; nothing was done, please try again");
    }

    private static ResponseEntity<Object> later(String sentence) {
        ResponseEntity<Object> answer = answer(HttpStatus.SERVICE_UNAVAILABLE, ApiError.of(sentence));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidBody(MethodArgumentNotValidException e) {
        FieldError error = e.getBindingResult().getFieldError();
        String rule = error == null || error.getDefaultMessage() == null ? "is not valid" : error.getDefaultMessage();
        String field = error == null ? "body" : error.getField();
        return answer(HttpStatus.BAD_REQUEST, ApiError.of(field + ": " + rule, field));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidParameter(HandlerMethodValidationException e) {
        var result = e.getParameterValidationResults().get(0);
        String parameter = result.getMethodParameter().getParameterName();
        String field = parameter == null ? "parameter" : parameter;
        String rule = result.getResolvableErrors().stream()
                .map(error -> Rules.sentence(
                        result.unwrap(error, ConstraintViolation.class),
                        result.getMethodParameter().getParameterAnnotations()))
                .collect(Collectors.joining(" and "));
        return answer(HttpStatus.BAD_REQUEST, ApiError.of(field + ": " + rule, field));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge whileReading) {
                return doesNotFit(whileReading);
            }
            if (cause instanceof NulCharacter nul) {
                return invalid(nul);
            }
            if (cause instanceof StreamConstraintsException size) {
                Map.Entry<HttpStatus, ApiError> broken = JsonSize.broken(size);
                return answer(broken.getKey(), broken.getValue());
            }
        }
        boolean missing = String.valueOf(e.getMessage()).startsWith("Required request body is missing");
        return answer(
                HttpStatus.BAD_REQUEST,
                missing ? ApiError.of("A JSON body is required") : JsonFault.describe(e.getCause()));
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        String rule = type == null ? "is not valid" : "must be " + JsonFault.jsonType(type);
        return answer(HttpStatus.BAD_REQUEST, ApiError.of(e.getName() + ": " + rule, e.getName()));
    }

    @ExceptionHandler
    ResponseEntity<Object> missingParameter(MissingServletRequestParameterException e) {
        return answer(
                HttpStatus.BAD_REQUEST,
                ApiError.of(e.getParameterName() + ": is required as a query parameter", e.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<Object> missingPart(MissingServletRequestPartException e) {
        String part = e.getRequestPartName();
        return answer(HttpStatus.BAD_REQUEST, ApiError.of(part + ": is required as a multipart field", part));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException e) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, ApiError.of("file: is larger than an upload may be", "file"));
    }

    @ExceptionHandler
    ResponseEntity<Object> doesNotFit(TooLarge e) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, ApiError.of(String.valueOf(e.getMessage()), e.field()));
    }

    @ExceptionHandler
    ResponseEntity<Object> badMultipart(MultipartException e, HttpServletRequest request) {
        if (e.getCause() instanceof NulCharacter nul) {
            return invalid(nul);
        }
        Optional<TooLarge> cut = BodyTruncation.reason(request);
        if (cut.isPresent()) {
            return doesNotFit(cut.get());
        }
        return answer(HttpStatus.BAD_REQUEST, ApiError.of("The body must be well-formed multipart/form-data"));
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongMediaType(HttpMediaTypeNotSupportedException e) {
        String expected =
                e.getSupportedMediaTypes().stream().map(MediaType::toString).collect(Collectors.joining(", "));
        return answer(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                ApiError.of(
                        "Content-Type: must be " + (expected.isEmpty() ? "application/json" : expected),
                        "Content-Type"));
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongMethod(HttpRequestMethodNotSupportedException e) {
        Set<?> supported = e.getSupportedHttpMethods() == null ? Set.of() : e.getSupportedHttpMethods();
        ResponseEntity<Object> answer = answer(
                HttpStatus.METHOD_NOT_ALLOWED,
                ApiError.of("This address accepts "
                        + supported.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")) + ", not "
                        + e.getMethod()));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(
                        HttpHeaders.ALLOW,
                        String.join(
                                ", ",
                                e.getHeaders().getAllow().stream()
                                        .map(String::valueOf)
                                        .toList()))
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> noSuchAddress(NoResourceFoundException e) {
        return answer(HttpStatus.NOT_FOUND, ApiError.of("There is nothing at this address"));
    }

    /** What {@code StrictHttpFirewall} detects only on access: a header's value, a parameter's name. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException e) {
        return answer(HttpStatus.BAD_REQUEST, ApiError.of(RejectedRequests.sentence(e)));
    }

    /** A text that no check rejected before: PostgreSQL stores no NUL characters. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> notKept(DataAccessException e) throws Exception {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException sql
                        && UNKEPT_CHARACTERS.contains(String.valueOf(sql.getSQLState()))
                ? answer(HttpStatus.BAD_REQUEST, ApiError.of("A text must not contain the character U+0000 (NUL)"))
                : unexpected(e);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e) throws Exception {
        if (ClientDisconnected.tells(e)) {
            log.debug("The caller closed the connection: {}", e.getMessage());
            return null;
        }
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e;
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            String detail = known.getBody().getDetail();
            return answer(known.getStatusCode(), ApiError.of(detail == null ? "The request is not valid" : detail));
        }
        log.error("Unexpected error", e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                new ApiError("Internal error", null, MDC.get(RequestIdFilter.MDC_KEY)));
    }

    private static ResponseEntity<Object> answer(HttpStatusCode status, ApiError body) {
        return ErrorBody.answer(ErrorShape.ofPresentRequest(), HttpStatus.valueOf(status.value()), body);
    }
}
