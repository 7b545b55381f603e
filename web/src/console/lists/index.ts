// From a file to a released list: upload, columns, import, release. Never shows an unmasked value.
export { ListPage } from './list-page';
export { UploadPage } from './upload-page';
