package dev.claquete.studio.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.MDC;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same errors for failures outside controllers: a malformed request line, a filter, an unknown servlet path. */
@RestController
@Hidden
class ErrorsOutsideControllers implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        HttpStatus status = status(request);
        ApiError body = status.is5xxServerError()
                ? new ApiError("Internal error", null, MDC.get(RequestIdFilter.MDC_KEY))
                : ApiError.of(sentence(status));
        return ErrorBody.answer(ErrorShape.of(request), status, body);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case NOT_FOUND -> "There is nothing at this address";
            case BAD_REQUEST -> "The request is malformed";
            default -> status.getReasonPhrase();
        };
    }
}
