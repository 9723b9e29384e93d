// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin.h"

#include "complaint.h"

#include <array>
#include <span>

#include <sodium.h>

namespace bench {

namespace {

/// A field of a frame whose value is a text without escapes, as base64 and UUIDs are.
std::string textField(std::string_view frame, const std::string &name)
{
    const std::string start = '"' + name + R"(":")";
    const std::size_t begin = frame.find(start);
    const std::size_t end = frame.find('"', begin + start.size());
    if (begin == std::string_view::npos || end == std::string_view::npos)
        complain("no " + name + " in " + std::string(frame));
    return std::string(frame.substr(begin + start.size(), end - begin - start.size()));
}

std::string fromBase64(const std::string &text)
{
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(), text.data(),
                          text.size(), "", &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        complain("not base64: " + text);
    bytes.resize(size);
    return bytes;
}

std::string toBase64(std::span<const unsigned char> bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // libsodium counts the zero at the end.
    return text;
}

} // namespace

void signIn(WebSocketClient &client, std::size_t number)
{
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> publicKey;
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secretKey;
    crypto_sign_keypair(publicKey.data(), secretKey.data());

    const std::string challenge = client.waitFor(R"("type":"challenge")");
    const std::string toSign = std::string("wireside sign-in 1") + '\0' +
                               fromBase64(textField(challenge, "nonce")) + textField(challenge, "space") +
                               fromBase64(textField(challenge, "key"));
    std::array<unsigned char, crypto_sign_BYTES> signature;
    crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char *>(toSign.data()),
                         toSign.size(), secretKey.data());
    client.sendText(R"({"type":"authenticate","id":"00000000-0000-4000-8000-00000000000a","key":")" +
                    toBase64(publicKey) + R"(","name":"Member )" + std::to_string(number) +
                    R"(","signature":")" + toBase64(signature) + R"("})");
    static_cast<void>(client.waitFor(R"("type":"hello")"));
}

void subscribeToGeneral(WebSocketClient &client)
{
    client.sendText(
        R"({"type":"subscribe","id":"00000000-0000-4000-8000-00000000000b","room":"general","after":0})");
    static_cast<void>(client.waitFor(R"("to":"subscribe")"));
}

} // namespace bench
