<?php
// Answers Wassly's documented calls as PHP services do, and records what PHP made of each request.

function answer(int $status, array $body): never
{
    http_response_code($status);
    header('Content-Type: application/json');
    exit(json_encode($body));
}

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$token = preg_replace('/^Bearer /', '', $_SERVER['HTTP_AUTHORIZATION'] ?? '');

$files = array_map(fn (array $file) => [
    'name' => $file['name'],
    'fullPath' => $file['full_path'],
    'type' => $file['type'],
    'size' => $file['size'],
    'error' => $file['error'],
    'sha256' => $file['error'] === UPLOAD_ERR_OK ? hash_file('sha256', $file['tmp_name']) : null,
], $_FILES);
$arrival = [
    'path' => $path,
    'apikey' => $_SERVER['HTTP_APIKEY'] ?? null,
    'token' => $token,
    'accept' => $_SERVER['HTTP_ACCEPT'] ?? null,
    'acceptEncoding' => $_SERVER['HTTP_ACCEPT_ENCODING'] ?? null,
    'fields' => (object) array_map(fn (string $text) => hash('sha256', $text), $_POST),
    'files' => (object) $files,
];
$line = json_encode($arrival, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR) . "\n";
file_put_contents($_SERVER['ARRIVALS'], $line, FILE_APPEND | LOCK_EX);

// What a careless line in a service whose errors are displayed looks like.
if ($_SERVER['WARNS'] === 'yes') echo $undefined;

if (($_SERVER['HTTP_APIKEY'] ?? '') !== 'php-key') {
    answer(401, ['success' => false, 'message' => 'Invalid API key.']);
}
if ($path === '/api/login') {
    $login = json_decode(file_get_contents('php://input'), true);
    if (($login['password'] ?? '') !== 'php-password') {
        answer(401, ['success' => false, 'message' => 'Invalid credentials']);
    }
    $data = ['id' => 2, 'email' => $login['email'], 'openai_api_key' => null, 'token' => 'php-token'];
    answer(200, ['success' => true, 'message' => 'Login Successfully', 'data' => $data]);
}
if ($token !== 'php-token') {
    answer(401, ['success' => false, 'message' => 'Unauthenticated.']);
}
if ($path === '/api/whatsapp-web-devices') {
    answer(200, ['success' => true, 'devices' => [[
        'id' => 'device_id_123',
        'name' => 'Chrome on Windows',
        'status' => 'connected',
        'lastActive' => '2024-01-15T10:30:00Z',
        'instance_id' => '14wdfwef-da6f-11f0-3314-32423432',
    ]]]);
}
if ($path === '/api/whatsapp-web-send-message') {
    answer(200, ['success' => true, 'message' => 'Message sent successfully', 'data' => [
        'message_type' => isset($_FILES['media']) ? 'media' : (isset($_FILES['document']) ? 'document' : 'text'),
        'conversation_id' => 2,
        'remaining_conversations' => 40969,
    ]]);
}
answer(404, ['success' => false, 'message' => 'Not found.']);
