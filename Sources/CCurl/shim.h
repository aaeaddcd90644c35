#pragma once
#include <curl/curl.h>

// curl_easy_setopt is variadic, which Swift cannot call: one typed door for each kind of argument.

static inline CURLcode beian_curl_start(void) {
    return curl_global_init(CURL_GLOBAL_ALL);
}

static inline CURLcode beian_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode beian_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode beian_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode beian_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode beian_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

typedef size_t (*beian_curl_transfer)(char *buffer, size_t size, size_t count, void *context);

static inline CURLcode beian_curl_set_transfer(CURL *handle, CURLoption option, beian_curl_transfer function) {
    return curl_easy_setopt(handle, option, function);
}

typedef int (*beian_curl_progress)(
    void *context, curl_off_t toReceive, curl_off_t received, curl_off_t toSend, curl_off_t sent);

static inline CURLcode beian_curl_set_progress(CURL *handle, beian_curl_progress function) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

static inline CURLcode beian_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
